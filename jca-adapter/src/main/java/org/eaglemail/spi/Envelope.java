package org.eaglemail.spi;

import java.util.List;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;

/**
 * Who sends to whom, as the SMTP dialogue agreed it; the header has no say (RFC 5321 §2.3.1).
 *
 * @param recipients those that {@link SmtpListener#recipient} accepted, in the order given; at
 *     least one
 * @param disposition the strongest that any decision of this transaction asked for
 */
public record Envelope(
    SmtpSession session,
    ReversePath sender,
    MailParameters parameters,
    List<EnvelopeRecipient> recipients,
    Disposition disposition) {
  public Envelope {
    recipients = List.copyOf(recipients);
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("an envelope has at least one recipient");
    }
  }

  /** The same of which that is to become. */
  public Envelope disposition(Disposition other) {
    return new Envelope(session, sender, parameters, recipients, other);
  }

  /** The same for content of that kind. */
  public Envelope body(BodyType body) {
    return new Envelope(session, sender, parameters.body(body), recipients, disposition);
  }
}
