package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eaglemail.policy.header.HeaderScan;
import org.eaglemail.policy.header.HeaderSummary;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;

/**
 * Makes a user's own message complete as it is handed in (RFC 6409 §8): adds what its program left
 * out, takes out what others are not to see, and rewrites addresses; the last by setting also in
 * what the site's other hosts send. Mail of other servers stays as it came. To complete a message
 * again changes nothing.
 */
@ApplicationScoped
public class Completion {
  private static final int RADIX = 36;

  @Inject private Settings settings;
  @Inject private Rewriting rewriting;
  @Inject private Clock clock;

  /**
   * A message and what its Message-ID field says.
   *
   * @param messageId none when the message has none, or none on one line
   */
  record Completed(MessageSource content, Optional<String> messageId) {}

  /**
   * The complete message, of which nothing is known yet.
   *
   * @throws IOException when {@code message} cannot be read
   */
  MessageSource of(Envelope envelope, MessageSource message) throws IOException {
    return rewriting.concerns(envelope.session())
        ? of(envelope, message, HeaderScan.of(message, settings.headerMaxSize())).content()
        : message;
  }

  /**
   * The complete message.
   *
   * @param header its header
   * @throws IOException when {@code message} cannot be read
   */
  Completed of(Envelope envelope, MessageSource message, HeaderSummary header) throws IOException {
    if (!rewriting.concerns(envelope.session())) {
      return new Completed(message, header.messageId());
    }
    if (!SubmissionFields.isSubmitted(envelope.session())) {
      return new Completed(
          WithReplacements.of(message, List.of(), rewriting.header(message, header.octets())),
          header.messageId());
    }
    SubmissionFields missing =
        SubmissionFields.missing(header, envelope, settings.hostname(), clock, unique());
    return new Completed(
        WithPrefix.of(
            missing.octets(),
            WithReplacements.of(
                message, header.dropped(), rewriting.header(message, header.octets()))),
        header.messageId().or(missing::messageId));
  }

  private static String unique() {
    return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), RADIX);
  }
}
