package org.eaglemail.addressing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.Trace;
import org.eaglemail.settings.Settings;

/**
 * Who is behind a recipient, as it is now. For use by any thread, with or without a transaction;
 * where there is no alias it costs three look-ups in caches and no query.
 */
@ApplicationScoped
public class Recipients {
  @Inject private AddressBook book;
  @Inject private Settings settings;

  /**
   * Who is behind {@code recipient} in a message of {@code sender}.
   *
   * @param trace is told each step; {@link Trace#none()} when nobody asks
   */
  public Expansion expand(EmailAddress recipient, ReversePath sender, Trace trace) {
    return new Resolver(book, Rules.of(settings)).expand(recipient, sender, trace);
  }

  /** The same, and nobody asks why. */
  public Expansion expand(EmailAddress recipient, ReversePath sender) {
    return expand(recipient, sender, Trace.none());
  }

  /** Whose maildrop an address is that was expanded before: aliases and forwards have no say. */
  public MailboxLookup.Mailbox mailbox(EmailAddress address) {
    MailboxLookup.Mailbox exact = book.mailbox(address);
    return exact instanceof MailboxLookup.UnknownUser
        ? settings
            .recipientDelimiters()
            .split(address.localPart())
            .map(split -> book.mailbox(new EmailAddress(split.user(), address.host())))
            .orElse(exact)
        : exact;
  }
}
