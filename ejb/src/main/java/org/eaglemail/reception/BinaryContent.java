package org.eaglemail.reception;

import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.IOException;
import org.eaglemail.mime.ContentConverter;
import org.eaglemail.mime.Conversion;
import org.eaglemail.mime.Form;
import org.eaglemail.mime.MimeLimits;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;

/**
 * Makes lines of what came as BINARYMIME, before anything else is done with it: neither filters nor
 * POP3 nor most other servers could read it (RFC 3030 §3 leaves the conversion to who has to pass
 * it on). Other messages are not looked at.
 */
final class BinaryContent {
  private static final ContentConverter CONVERTER = new ContentConverter(MimeLimits.DEFAULT);

  private BinaryContent() {}

  /** What came of it. */
  sealed interface Lines {

    /** A message of lines. */
    record Made(Envelope envelope, MessageSource content) implements Lines {}

    /** It cannot become one. */
    record Refused(Reply reply) implements Lines {}
  }

  /**
   * Makes lines of it if need be.
   *
   * @throws IOException when {@code source} cannot be read
   */
  static Lines of(Envelope envelope, MessageSource source) throws IOException {
    if (envelope.parameters().body() != BodyType.BINARY_MIME) {
      return new Lines.Made(envelope, source);
    }
    return switch (CONVERTER.convert(source, Form.LINES)) {
      case Conversion.Converted(MessageSource content, BodyType body) ->
          new Lines.Made(envelope.body(body), content);
      case Conversion.Impossible(String why) ->
          // RFC 3463 §3.7.
          new Lines.Refused(reply(554, "5.6.5", "Binary content cannot be converted: " + why));
    };
  }
}
