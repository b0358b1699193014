package org.eaglemail.filter.run;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.filter.Edit;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;

/** Makes edits of an envelope, one after the other. */
final class EnvelopeEdits {
  private final Envelope before;
  private final List<EnvelopeRecipient> recipients;
  private ReversePath sender;

  EnvelopeEdits(Envelope before) {
    this.before = before;
    this.recipients = new ArrayList<>(before.recipients());
    this.sender = before.sender();
  }

  void make(Edit.OfEnvelope edit) {
    switch (edit) {
      case Edit.ChangeSender(ReversePath other) -> sender = other;
      case Edit.AddRecipient(EmailAddress address, RcptParameters parameters) -> {
        if (recipients.stream().noneMatch(known -> known.address().equals(address))) {
          recipients.add(new EnvelopeRecipient(address, parameters));
        }
      }
      case Edit.RemoveRecipient(EmailAddress address) ->
          recipients.removeIf(known -> known.address().equals(address));
      case Edit.Redirect(List<EnvelopeRecipient> others) -> {
        recipients.clear();
        recipients.addAll(others);
      }
    }
  }

  /**
   * The envelope as it is now; one that nobody would get is discarded, as Postfix does.
   *
   * @param disposition what shall become of it, at least
   */
  Envelope envelope(Disposition disposition) {
    boolean nobody = recipients.isEmpty();
    return new Envelope(
        before.session(),
        sender,
        before.parameters(),
        nobody ? before.recipients() : recipients,
        before.disposition().and(nobody ? Disposition.DISCARD : disposition));
  }
}
