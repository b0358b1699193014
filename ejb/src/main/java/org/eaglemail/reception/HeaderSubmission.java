package org.eaglemail.reception;

import static org.eaglemail.protocol.smtp.Reply.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eaglemail.filter.HeaderTooLargeException;
import org.eaglemail.filter.MessageHeader;
import org.eaglemail.maildrop.HandIn;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Pop3Submission;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/**
 * Messages whose envelope is their header, as XTND XMIT brings them: through the steps of a session
 * of submission, all recipients or none.
 */
@ApplicationScoped
public class HeaderSubmission implements HandIn {
  private static final Reply NOBODY =
      reply(554, "5.5.1", "The header names no recipient in To, Cc or Bcc");

  private static final Reply HEADER_TOO_LARGE =
      reply(552, "5.3.4", "Message header exceeds " + MessageHeader.MAX_OCTETS + " octets");

  @Inject private MailSteps steps;
  @Inject private Settings settings;

  @Override
  public Pop3Submission agree(Client client, String account, MessageSource message)
      throws IOException {
    MessageHeader header;
    HeaderEnvelope envelope;
    try {
      header = MessageHeader.read(message);
      envelope = HeaderEnvelope.of(header);
    } catch (HeaderEnvelope.Unreadable e) {
      return new Pop3Submission.Refused(e.reply());
    } catch (HeaderTooLargeException e) {
      return new Pop3Submission.Refused(HEADER_TOO_LARGE);
    }
    if (envelope.recipients().isEmpty()) {
      return new Pop3Submission.Refused(NOBODY);
    }
    if (envelope.recipients().size() > settings.smtpRecipientsMax()) {
      return new Pop3Submission.Refused(Replies.TOO_MANY_RECIPIENTS);
    }
    EmailAddress sender = envelope.sender().orElseGet(() -> EmailAddress.parse(account));
    return agree(
        new Envelope(
            SmtpSession.ofPop3(client, account),
            ReversePath.of(sender),
            parameters(message, isAscii(header, sender, envelope.recipients())),
            envelope.recipients().stream().map(EnvelopeRecipient::of).toList(),
            Disposition.DELIVER));
  }

  private Pop3Submission agree(Envelope wanted) {
    SmtpSession session = wanted.session();
    Decision decision =
        steps
            .connected(session.client(), SmtpRole.SUBMISSION)
            .and(() -> steps.sender(session, wanted.sender(), wanted.parameters()));
    for (EnvelopeRecipient recipient : wanted.recipients()) {
      decision =
          decision.and(
              () ->
                  steps.recipient(
                      session,
                      wanted.sender(),
                      new ForwardPath.Mailbox(recipient.address()),
                      RcptParameters.NONE));
    }
    return switch (decision.and(() -> steps.data(wanted))) {
      case Decision.Refuse(Reply reply) -> new Pop3Submission.Refused(reply);
      case Decision.Proceed(Disposition disposition) ->
          new Pop3Submission.Agreed(wanted.disposition(disposition));
    };
  }

  private static boolean isAscii(
      MessageHeader header, EmailAddress sender, List<EmailAddress> recipients) {
    return sender.isAscii()
        && recipients.stream().allMatch(EmailAddress::isAscii)
        && header.fields().stream().allMatch(field -> isAscii(field.raw()));
  }

  private static boolean isAscii(String octets) {
    return octets.chars().allMatch(c -> c < 0x80);
  }

  /** What a client of submission would have to say of it. */
  private static MailParameters parameters(MessageSource message, boolean asciiEnvelope)
      throws IOException {
    return new MailParameters(
        OptionalLong.of(message.size()),
        message.sevenBit().isPresent() ? BodyType.SEVEN_BIT : BodyType.EIGHT_BIT_MIME,
        !asciiEnvelope,
        MailParameters.Notification.NONE,
        false,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  @Override
  public Reception accept(Envelope envelope, MessageSource message) throws IOException {
    return steps.message(envelope, message);
  }

  @Override
  public void ended(Client client, String account) {
    steps.ended(SmtpSession.ofPop3(client, account));
  }
}
