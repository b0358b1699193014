package org.eaglemail.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.EndlessLineException;
import org.eaglemail.wire.Line;

/**
 * Reads the replies of a server, of several lines too (RFC 5321 §4.2.1). What is long is cut, not
 * refused: its code counts, and a message that was taken would be sent again. For one thread.
 */
final class ReplyReader {
  /** RFC 5321 §4.5.3.1.5 asks for 512 octets; real servers sometimes want to say more. */
  static final int MAX_LINE = 2048;

  /** Lines that are kept of a reply. */
  static final int MAX_LINES = 128;

  /** Characters that are kept: what a peer says is stored with each recipient. */
  static final int MAX_TEXT = 16 * 1024;

  /** Lines in which a reply must come to its end. */
  static final int MAX_READ_LINES = 10_000;

  /** Octets in which a reply must come to its end, the last line not counted. */
  static final int MAX_READ = 1024 * 1024;

  private static final Pattern REPLY_LINE =
      Pattern.compile("([2-5][0-9]{2})(?:([ -])(.*))?", Pattern.DOTALL);
  private static final Pattern STATUS_FIRST =
      Pattern.compile("([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?: +|$)");

  /** A line of a reply, cut, and how many octets it had. */
  private record Part(String code, boolean isLast, String text, int octets) {}

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
    int octets = 0;
    for (int i = 0; i < MAX_READ_LINES && octets <= MAX_READ; i++) {
      Part part = part();
      if (i > 0 && !code.equals(part.code())) {
        throw garbled("the lines of a reply have several codes");
      }
      code = part.code();
      length += part.text().length();
      octets += part.octets();
      if (texts.size() < MAX_LINES && length <= MAX_TEXT) {
        texts.add(part.text());
      }
      if (part.isLast()) {
        return reply(Integer.parseInt(code), texts);
      }
    }
    throw garbled("a reply does not end");
  }

  private Part part() throws IOException {
    return switch (line()) {
      case Line.Text(String octets) -> part(octets, octets.length());
      case Line.TooLong(String beginning, int length) -> part(beginning, length);
      case Line.Malformed(var fault) -> throw garbled("a line of a reply has a " + fault.text());
      case Line.End end -> throw new PeerFailure(PeerFailure.Kind.LOST, "connection ended");
    };
  }

  private Line line() throws IOException {
    try {
      return lines.readLine(MAX_LINE);
    } catch (EndlessLineException e) {
      throw garbled("a line of a reply does not end");
    }
  }

  private static Part part(String line, int octets) throws PeerFailure {
    Matcher parts = REPLY_LINE.matcher(printable(line));
    if (!parts.matches()) {
      throw garbled("a line is not of the form of a reply");
    }
    String text = Objects.requireNonNullElse(parts.group(3), "");
    return new Part(parts.group(1), !"-".equals(parts.group(2)), text, octets);
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
