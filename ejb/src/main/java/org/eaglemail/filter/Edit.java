package org.eaglemail.filter;

import java.util.List;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MessageSource;

/**
 * A change to a message or its envelope. What is not changed stays octet for octet. The Received
 * line of this server is not there yet: it will stand above everything.
 */
public sealed interface Edit {

  /** A change to the header. */
  sealed interface OfHeader extends Edit {}

  /** A change to the envelope. */
  sealed interface OfEnvelope extends Edit {}

  /** Puts a field at the end of the header. */
  record AddField(HeaderField field) implements OfHeader {}

  /**
   * Puts a field before the one at that place.
   *
   * @param index 0 for the top; beyond the last field for the end
   */
  record InsertField(int index, HeaderField field) implements OfHeader {
    public InsertField {
      if (index < 0) {
        throw new IllegalArgumentException("the place of a field is negative");
      }
    }
  }

  /**
   * Puts a field in the place of another of the same name, or at the end where there is none.
   *
   * @param occurrence which of those of that name, from 1
   */
  record ChangeField(int occurrence, HeaderField field) implements OfHeader {
    public ChangeField {
      requireOccurrence(occurrence);
    }
  }

  /**
   * Takes a field away, if it is there.
   *
   * @param occurrence which of those of that name, from 1
   */
  record RemoveField(String name, int occurrence) implements OfHeader {
    public RemoveField {
      requireOccurrence(occurrence);
    }
  }

  /**
   * Puts another body in the place of the old one.
   *
   * @param body lines that end in CRLF; read until the message is stored
   */
  record ReplaceBody(MessageSource body) implements Edit {}

  /** Changes the envelope's sender. */
  record ChangeSender(ReversePath sender) implements OfEnvelope {}

  /** Adds a recipient, if it is not one already; it may be another server's. */
  record AddRecipient(EmailAddress recipient, RcptParameters parameters) implements OfEnvelope {
    /** A recipient that should be treated like any other. */
    public AddRecipient(EmailAddress recipient) {
      this(recipient, RcptParameters.NONE);
    }
  }

  /** Takes a recipient away, if it is one. A message that is left with none is discarded. */
  record RemoveRecipient(EmailAddress recipient) implements OfEnvelope {}

  /** Sends the message to these instead of to its recipients; they may be other servers'. */
  record Redirect(List<EnvelopeRecipient> recipients) implements OfEnvelope {
    public Redirect {
      recipients = List.copyOf(recipients);
    }

    /** To one mailbox. */
    public static Redirect to(EmailAddress recipient) {
      return new Redirect(List.of(EnvelopeRecipient.of(recipient)));
    }
  }

  private static void requireOccurrence(int occurrence) {
    if (occurrence < 1) {
      throw new IllegalArgumentException("occurrences of a field are counted from 1");
    }
  }
}
