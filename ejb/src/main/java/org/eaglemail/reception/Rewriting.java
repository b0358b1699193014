package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eaglemail.addressing.Passage;
import org.eaglemail.addressing.rewrite.HeaderRewrite;
import org.eaglemail.addressing.rewrite.RewriteTable;
import org.eaglemail.addressing.rewrite.RewriteUse;
import org.eaglemail.addressing.store.StoredRewrites;
import org.eaglemail.policy.header.OctetRange;
import org.eaglemail.policy.trust.TrustedClients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.Trace;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/**
 * Writes the addresses of what users hand in as others are to see them, and by {@code
 * eagle.rewrite.networks} of what the site's other hosts send. Others' mail stays.
 */
@ApplicationScoped
public class Rewriting {
  @Inject private StoredRewrites rewrites;
  @Inject private Settings settings;

  /** The recipient that is meant. */
  public ForwardPath recipient(SmtpSession session, ForwardPath recipient) {
    EmailAddress given = recipient.at(settings.hostname());
    EmailAddress meant = recipient(session, given, Trace.none());
    return meant.equals(given) ? recipient : new ForwardPath.Mailbox(meant);
  }

  /**
   * The same by its address.
   *
   * @param trace is told each step; {@link Trace#none()} when nobody asks
   */
  public EmailAddress recipient(SmtpSession session, EmailAddress recipient, Trace trace) {
    return concerns(session)
        ? rewrites.table().rewrite(recipient, RewriteUse.ENVELOPE_RECIPIENT, trace)
        : recipient;
  }

  /** The sender as others are to see him; {@code trace} as above. */
  public ReversePath sender(SmtpSession session, ReversePath sender, Trace trace) {
    return concerns(session) ? rewritten(rewrites.table(), sender, trace) : sender;
  }

  /** Whether what this session sends is rewritten. */
  boolean concerns(SmtpSession session) {
    return SubmissionFields.isSubmitted(session)
        || (settings.rewriteNetworks()
            && session.role() != SmtpRole.LMTP
            && new TrustedClients(settings.relayNetworks()).mayRelay(session));
  }

  /** Sender and recipients as they are to be. */
  Envelope envelope(Envelope envelope) {
    RewriteTable table = rewrites.table();
    if (table.isEmpty() || !concerns(envelope.session())) {
      return envelope;
    }
    List<EnvelopeRecipient> recipients =
        envelope.recipients().stream().map(to -> rewritten(table, to)).toList();
    return new Envelope(
        envelope.session(),
        rewritten(table, envelope.sender(), Trace.none()),
        envelope.parameters(),
        recipients,
        envelope.disposition());
  }

  private static ReversePath rewritten(RewriteTable table, ReversePath sender, Trace trace) {
    return switch (sender) {
      case ReversePath.NullSender none -> none;
      case ReversePath.Mailbox(EmailAddress address) ->
          ReversePath.of(table.rewrite(address, RewriteUse.ENVELOPE_SENDER, trace));
    };
  }

  /** As with an alias of one (RFC 3461 §5.2.7.2): what was asked for goes along. */
  private static EnvelopeRecipient rewritten(RewriteTable table, EnvelopeRecipient to) {
    return Passage.PLAIN.recipient(
        table.rewrite(to.address(), RewriteUse.ENVELOPE_RECIPIENT, Trace.none()), to);
  }

  /**
   * What is to be written otherwise in a header.
   *
   * @param octets its length
   * @throws IOException when the message cannot be read
   */
  List<Replacement> header(MessageSource message, long octets) throws IOException {
    RewriteTable table = rewrites.table();
    if (table.isEmpty()) {
      return List.of();
    }
    try (InputStream in = message.open()) {
      // Bounded: a longer header was refused.
      byte[] header = in.readNBytes((int) Math.min(octets, settings.headerMaxSize()));
      return HeaderRewrite.of(table, header).stream()
          .map(
              change ->
                  new Replacement(
                      new OctetRange(change.start(), change.end()), change.replacement()))
          .toList();
    }
  }
}
