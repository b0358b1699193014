package org.eaglemail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eaglemail.spi.MessageSource;

/** A message that is converted for servers that take no 8-bit content (RFC 6152 §3). */
public record ConvertibleMessage(MessageSource message, ContentConverter converter)
    implements MessageSource {
  @Override
  public long size() {
    return message.size();
  }

  @Override
  public InputStream open() throws IOException {
    return message.open();
  }

  @Override
  public Optional<MessageSource> sevenBit() throws IOException {
    return switch (converter.convert(message, Form.SEVEN_BIT)) {
      case Conversion.Converted(MessageSource converted, var body) -> Optional.of(converted);
      case Conversion.Impossible impossible -> Optional.empty();
    };
  }
}
