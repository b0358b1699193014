package org.eaglemail.filter;

import java.io.IOException;
import java.io.InputStream;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A message that a filter looks at, as the filters before have left it. Valid only during the call
 * that it was handed to; for one thread.
 */
public final class FilteredMessage {
  private final Envelope envelope;
  private final MessageSource source;
  private @Nullable MessageHeader header;

  /** A message of that envelope and these octets. */
  public FilteredMessage(Envelope envelope, MessageSource source) {
    this.envelope = envelope;
    this.source = source;
  }

  /** Who sends it to whom. */
  public Envelope envelope() {
    return envelope;
  }

  /**
   * Its header, read at the first call.
   *
   * @throws HeaderTooLargeException when it is larger than {@link MessageHeader#MAX_OCTETS}
   * @throws IOException when it cannot be read
   */
  public MessageHeader header() throws IOException {
    MessageHeader known = header;
    if (known == null) {
      known = MessageHeader.read(source);
      header = known;
    }
    return known;
  }

  /** All its octets; may be opened more than once. */
  public MessageSource source() {
    return source;
  }

  /**
   * Opens it where its body begins.
   *
   * @throws IOException when it cannot be read
   */
  public InputStream openBody() throws IOException {
    long offset = header().bodyOffset();
    InputStream in = source.open();
    try {
      in.skipNBytes(offset);
      return in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }
}
