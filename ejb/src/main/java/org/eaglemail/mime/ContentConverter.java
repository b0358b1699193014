package org.eaglemail.mime;

import java.io.IOException;
import org.eaglemail.spi.MessageSource;

/**
 * Gives messages the form that a transport needs. Content keeps its meaning: decoded, each part is
 * octet for octet what it was. Signed, encrypted and broken messages are not touched.
 */
public final class ContentConverter {
  private final MimeLimits limits;

  public ContentConverter(MimeLimits limits) {
    this.limits = limits;
  }

  /**
   * Converts a message; the result reads from it, and is valid as long as it is. It is read twice
   * here, or once if there is nothing to do.
   *
   * @throws IOException when it cannot be read
   */
  public Conversion convert(MessageSource message, Form form) throws IOException {
    Survey survey = new Survey(form);
    try (Lines lines = new Lines(message.open())) {
      EntityReader reader = new EntityReader(lines, limits, survey);
      boolean more = true;
      while (more) {
        more = reader.step();
      }
    } catch (InconvertibleException e) {
      return new Conversion.Impossible(e.why());
    }
    return new Conversion.Converted(
        survey.isConverted() ? message : ConvertedMessage.of(message, limits, survey.plan()),
        survey.body());
  }
}
