package org.eaglemail.addressing.rewrite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.Trace;

/** Finds what is to be written otherwise in a header. */
public final class HeaderRewrite {
  /** RFC 5322 §2.1.1, without the CRLF. */
  private static final int MAX_LINE = 998;

  /** As Postfix's header_sender and header_recipient, but those that nobody writes any more. */
  private static final Map<String, RewriteUse> FIELDS =
      Map.of(
          "from", RewriteUse.HEADER_SENDER,
          "sender", RewriteUse.HEADER_SENDER,
          "reply-to", RewriteUse.HEADER_SENDER,
          "resent-from", RewriteUse.HEADER_SENDER,
          "resent-sender", RewriteUse.HEADER_SENDER,
          "to", RewriteUse.HEADER_RECIPIENT,
          "cc", RewriteUse.HEADER_RECIPIENT,
          "resent-to", RewriteUse.HEADER_RECIPIENT,
          "resent-cc", RewriteUse.HEADER_RECIPIENT);

  /**
   * Some octets of the header, and what stands there instead.
   *
   * @param start the offset of the first
   * @param end the offset after the last
   * @param replacement to be written in UTF-8
   */
  public record Change(int start, int end, String replacement) {}

  private final RewriteTable table;
  private final String header;
  private final List<Change> changes = new ArrayList<>(0);

  /** How far the line under way is longer than it was. */
  private int growth;

  private HeaderRewrite(RewriteTable table, String header) {
    this.table = table;
    this.header = header;
  }

  /**
   * The changes, in their order, none overlapping another. What they leave are lines of at most 998
   * octets where they were.
   *
   * @param header with its CRLFs
   */
  public static List<Change> of(RewriteTable table, byte[] header) {
    HeaderRewrite rewrite = new HeaderRewrite(table, new String(header, ISO_8859_1));
    rewrite.run();
    return rewrite.changes;
  }

  private void run() {
    int start = 0;
    while (start < header.length()) {
      int end = fieldEnd(start);
      int colon = header.indexOf(':', start);
      if (colon >= 0 && colon < end) {
        RewriteUse use =
            FIELDS.get(header.substring(start, colon).stripTrailing().toLowerCase(Locale.ROOT));
        if (use != null) {
          field(colon + 1, end, use);
        }
      }
      start = end;
    }
  }

  /** RFC 5322 §2.2.3: a line that begins with white space goes on with the field before. */
  private int fieldEnd(int start) {
    int end = start;
    do {
      int lineFeed = header.indexOf('\n', end);
      end = lineFeed < 0 ? header.length() : lineFeed + 1;
    } while (end < header.length() && (header.charAt(end) == ' ' || header.charAt(end) == '\t'));
    return end;
  }

  private void field(int value, int end, RewriteUse use) {
    String field = header.substring(0, end);
    int line = -1;
    for (HeaderAddresses.Span span : HeaderAddresses.in(field, value)) {
      EmailAddress address = decoded(span);
      EmailAddress wanted = table.rewrite(address, use, Trace.none());
      int lineStart = header.lastIndexOf('\n', span.start()) + 1;
      if (lineStart != line) {
        line = lineStart;
        growth = 0;
      }
      if (!wanted.equals(address)) {
        change(span, lineStart, wanted.toString());
      }
    }
  }

  private void change(HeaderAddresses.Span span, int lineStart, String wanted) {
    int octets = wanted.getBytes(UTF_8).length;
    int more = octets - (span.end() - span.start());
    int crlf = header.indexOf("\r\n", span.end());
    int length = (crlf < 0 ? header.length() : crlf) - lineStart;
    if (length + growth + more <= MAX_LINE) {
      changes.add(new Change(span.start(), span.end(), wanted));
      growth += more;
    } else {
      // Where an address begins, white space may (RFC 5322 §3.4.1).
      changes.add(new Change(span.start(), span.end(), "\r\n " + wanted));
      growth = 1 + octets - (span.end() - lineStart);
    }
  }

  /** Octets beyond ASCII are UTF-8 (RFC 6532 §3.2); what is not stays as it is. */
  private static EmailAddress decoded(HeaderAddresses.Span span) {
    String octets = span.address().toString();
    try {
      return EmailAddress.parse(new String(octets.getBytes(ISO_8859_1), UTF_8));
    } catch (IllegalArgumentException e) {
      return span.address();
    }
  }
}
