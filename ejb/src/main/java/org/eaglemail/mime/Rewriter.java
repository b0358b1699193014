package org.eaglemail.mime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A later reading of a message: writes it anew, each entity with the encoding that was planned. */
final class Rewriter implements EntityEvents {
  private static final byte[] LINE_END = {'\r', '\n'};

  /** RFC 2045 §6.7 rule 5: a line end that the content has not. */
  private static final byte[] SOFT_LINE_END = {'=', '\r', '\n'};

  private final Iterator<Optional<TransferEncoding>> plan;
  private final ByteArrayOutputStream out;
  private @Nullable OutputStream encoder;
  private TransferEncoding encoding = TransferEncoding.SEVEN_BIT;
  private int last = '\n';

  /**
   * @param plan for each entity its new encoding, or none
   * @param out is emptied by whoever reads on
   */
  Rewriter(List<Optional<TransferEncoding>> plan, ByteArrayOutputStream out) {
    this.plan = plan.iterator();
    this.out = out;
  }

  @Override
  public void header(EntityHeader header) {
    Optional<TransferEncoding> other = plan.next();
    byte[] octets = other.map(header::octets).orElseGet(header::octets);
    markup(octets, octets.length);
    encoding = other.orElse(TransferEncoding.SEVEN_BIT);
    encoder =
        switch (encoding) {
          case QUOTED_PRINTABLE -> new QuotedPrintableOutput(out);
          case BASE64 -> Base64.getMimeEncoder().wrap(out);
          case SEVEN_BIT, EIGHT_BIT, BINARY, OTHER -> null;
        };
  }

  @Override
  public void content(byte[] octets, int length) throws IOException {
    if (encoder != null) {
      encoder.write(octets, 0, length);
    } else {
      out.write(octets, 0, length);
    }
    if (length > 0) {
      // The last line of BASE64 never has an end, that of the others when its content has one.
      last = encoding == TransferEncoding.BASE64 ? '=' : octets[length - 1];
    }
  }

  @Override
  public void markup(byte[] octets, int length) {
    out.write(octets, 0, length);
    last = length == 0 ? last : octets[length - 1];
  }

  @Override
  public void end(boolean atEnd) throws IOException {
    boolean quoted = encoder != null && encoding == TransferEncoding.QUOTED_PRINTABLE;
    if (encoder != null) {
      encoder.close();
      encoder = null;
    }
    if (atEnd && last != '\n') {
      out.writeBytes(quoted ? SOFT_LINE_END : LINE_END);
      last = '\n';
    }
  }
}
