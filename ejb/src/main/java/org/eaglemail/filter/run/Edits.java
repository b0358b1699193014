package org.eaglemail.filter.run;

import java.io.IOException;
import java.util.List;
import org.eaglemail.filter.Edit;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.spi.Disposition;

/** What becomes of a message by a filter's edits. */
final class Edits {
  private Edits() {}

  /**
   * The message with these edits made.
   *
   * @param disposition what shall become of it, at least
   * @throws IOException when it cannot be read
   */
  static FilteredMessage made(FilteredMessage message, List<Edit> edits, Disposition disposition)
      throws IOException {
    if (edits.isEmpty() && disposition == Disposition.DELIVER) {
      return message;
    }
    EnvelopeEdits envelope = new EnvelopeEdits(message.envelope());
    for (Edit edit : edits) {
      if (edit instanceof Edit.OfEnvelope ofEnvelope) {
        envelope.make(ofEnvelope);
      }
    }
    return new FilteredMessage(envelope.envelope(disposition), EditedMessage.of(message, edits));
  }
}
