package org.eaglemail.mime;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Encodes lines in quoted-printable (RFC 2045 §6.7); a CR or LF alone is encoded like others. */
final class QuotedPrintableOutput extends OutputStream {
  private static final int MAX_LINE = 76;
  private static final int NONE = -1;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final byte[] SOFT_LINE_END = {'=', '\r', '\n'};
  private static final byte[] LINE_END = {'\r', '\n'};

  private final ByteArrayOutputStream out;
  private int column;
  private int blank = NONE;
  private boolean cr;

  QuotedPrintableOutput(ByteArrayOutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) {
    int octet = value & 0xff;
    if (cr) {
      cr = false;
      if (octet == '\n') {
        endLine();
        return;
      }
      put('\r', true);
    }
    if (octet == '\r') {
      cr = true;
      return;
    }
    flushBlank(false);
    if (octet == ' ' || octet == '\t') {
      blank = octet;
    } else {
      put(octet, !isLiteral(octet));
    }
  }

  /** A line that begins with a hyphen could be taken for the delimiter of a multipart. */
  private boolean isLiteral(int octet) {
    return octet > ' ' && octet <= '~' && octet != '=' && !(octet == '-' && column == 0);
  }

  private void endLine() {
    // Rule 3: a blank at the end of a line would not survive.
    flushBlank(true);
    out.writeBytes(LINE_END);
    column = 0;
  }

  private void flushBlank(boolean encoded) {
    if (blank != NONE) {
      int held = blank;
      blank = NONE;
      put(held, encoded);
    }
  }

  private void put(int octet, boolean encoded) {
    // One column is left for the sign of a soft line end.
    if (column + (encoded ? 3 : 1) > MAX_LINE - 1) {
      out.writeBytes(SOFT_LINE_END);
      column = 0;
      if (octet == '-' && !encoded) {
        put(octet, true);
        return;
      }
    }
    if (encoded) {
      out.writeBytes(("=" + HEX.toHexDigits((byte) octet)).getBytes(StandardCharsets.US_ASCII));
      column += 3;
    } else {
      out.write(octet);
      column++;
    }
  }

  /** Nothing more follows. */
  @Override
  public void close() {
    if (cr) {
      cr = false;
      put('\r', true);
    }
    flushBlank(true);
  }
}
