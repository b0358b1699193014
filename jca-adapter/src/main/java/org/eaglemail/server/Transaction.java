package org.eaglemail.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.SmtpSession;

/** A mail transaction while its envelope grows. For the session's thread. */
final class Transaction {
  private final SmtpSession session;
  private final SmtpCommand.Mail mail;
  private final Map<EmailAddress, RcptParameters> recipients = LinkedHashMap.newLinkedHashMap(1);
  private final List<EmailAddress> accepted = new ArrayList<>(1);
  private Disposition disposition;

  /**
   * @param disposition what was already said of the client
   */
  Transaction(SmtpSession session, SmtpCommand.Mail mail, Disposition disposition) {
    this.session = session;
    this.mail = mail;
    this.disposition = disposition;
  }

  SmtpSession session() {
    return session;
  }

  SmtpCommand.Mail mail() {
    return mail;
  }

  /**
   * Whether the recipient was accepted before: it gets one copy, by the first RCPT's parameters.
   */
  boolean has(EmailAddress recipient) {
    return recipients.containsKey(recipient);
  }

  void add(EmailAddress recipient, RcptParameters parameters) {
    recipients.put(recipient, parameters);
    accepted.add(recipient);
  }

  /** Another RCPT of the same recipient. */
  void again(EmailAddress recipient) {
    accepted.add(recipient);
  }

  /** The recipient of each RCPT that was accepted, in their order; some may be there twice. */
  List<EmailAddress> accepted() {
    return List.copyOf(accepted);
  }

  /** What is to become of the message is at least that. */
  void let(Disposition other) {
    disposition = disposition.and(other);
  }

  /** The envelope as it is agreed now; there is a recipient. */
  Envelope envelope() {
    List<EnvelopeRecipient> to = new ArrayList<>(recipients.size());
    recipients.forEach((address, parameters) -> to.add(new EnvelopeRecipient(address, parameters)));
    return new Envelope(session, mail.from(), mail.parameters(), to, disposition);
  }
}
