package org.eaglemail.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.EndlessLineException;
import org.eaglemail.wire.Line;

/** Reads the replies of a server, of several lines too (RFC 5321 §4.2.1). For one thread. */
final class ReplyReader {
  /** RFC 5321 §4.5.3.1.5 asks for 512 octets; real servers sometimes want to say more. */
  static final int MAX_LINE = 2048;

  static final int MAX_LINES = 128;

  /** Characters of all lines: what a peer says is stored with each recipient. */
  static final int MAX_TEXT = 16 * 1024;

  private static final Pattern REPLY_LINE = Pattern.compile("([2-5][0-9]{2})(?:([ -])(.*))?");
  private static final Pattern STATUS_FIRST =
      Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: +|$)");

  private final CrlfReader lines;

  ReplyReader(CrlfReader lines) {
    this.lines = lines;
  }

  /**
   * Reads one reply.
   *
   * @throws PeerFailure when the connection ends or what came is no reply
   */
  Reply read() throws IOException {
    List<String> texts = new ArrayList<>();
    String code = "";
    int length = 0;
    while (true) {
      Matcher line = REPLY_LINE.matcher(line());
      if (!line.matches()) {
        throw garbled("a line is not of the form of a reply");
      }
      if (!texts.isEmpty() && !code.equals(line.group(1))) {
        throw garbled("the lines of a reply have several codes");
      }
      code = line.group(1);
      texts.add(line.group(3) == null ? "" : line.group(3));
      if (!"-".equals(line.group(2))) {
        return reply(Integer.parseInt(code), texts);
      }
      length += texts.getLast().length();
      if (texts.size() == MAX_LINES || length > MAX_TEXT) {
        throw garbled("a reply does not end");
      }
    }
  }

  private String line() throws IOException {
    try {
      return text(lines.readLine(MAX_LINE));
    } catch (EndlessLineException e) {
      throw garbled("a line of a reply does not end");
    }
  }

  private static String text(Line line) throws PeerFailure {
    return switch (line) {
      case Line.Text(String octets) -> printable(octets);
      case Line.TooLong tooLong -> throw garbled("a line of a reply is too long");
      case Line.Malformed malformed ->
          throw garbled("a line of a reply has a " + malformed.fault().text());
      case Line.End end -> throw new PeerFailure(PeerFailure.Kind.LOST, "connection ended");
    };
  }

  /** UTF-8, as RFC 6531 §3.7.4 has it; controls, which have no business here, shown as such. */
  private static String printable(String octets) {
    String text = octets;
    if (octets.chars().anyMatch(c -> c >= 0x80)) {
      text = new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
    return LocalReplies.printable(text);
  }

  /**
   * Takes the enhanced status out of the text. RFC 2034 §4: it stands first in each line, and its
   * class is that of the code; what looks like one but has another class is mere text.
   */
  private static Reply reply(int code, List<String> texts) {
    Optional<EnhancedStatus> status = Optional.empty();
    List<String> plain = new ArrayList<>(texts.size());
    for (String text : texts) {
      Matcher first = STATUS_FIRST.matcher(text);
      if (first.lookingAt() && text.charAt(0) - '0' == code / 100) {
        if (status.isEmpty()) {
          status = Optional.of(EnhancedStatus.parse(first.group(1)));
        }
        plain.add(text.substring(first.end()));
      } else {
        plain.add(text);
      }
    }
    return new Reply(code, status, plain);
  }

  private static PeerFailure garbled(String detail) {
    return new PeerFailure(PeerFailure.Kind.GARBLED, detail);
  }
}
