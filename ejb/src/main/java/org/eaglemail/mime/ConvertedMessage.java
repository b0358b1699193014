package org.eaglemail.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.eaglemail.spi.MessageSource;

/**
 * Another message, converted each time that it is read.
 *
 * @param size of what comes of it
 */
record ConvertedMessage(
    MessageSource original, MimeLimits limits, List<Optional<TransferEncoding>> plan, long size)
    implements MessageSource {

  /**
   * The conversion of a message by a plan.
   *
   * @throws IOException when the message cannot be read
   */
  static ConvertedMessage of(
      MessageSource original, MimeLimits limits, List<Optional<TransferEncoding>> plan)
      throws IOException {
    ConvertedMessage unmeasured = new ConvertedMessage(original, limits, plan, 0);
    try (InputStream octets = unmeasured.open()) {
      long size = octets.transferTo(OutputStream.nullOutputStream());
      return new ConvertedMessage(original, limits, plan, size);
    }
  }

  @Override
  public InputStream open() throws IOException {
    return new ConversionStream(original.open(), limits, plan);
  }
}
