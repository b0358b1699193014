package org.eaglemail.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.protocol.Domain;

/**
 * A DNS list of clients (RFC 5782), as Postfix's postscreen_dnsbl_sites writes it.
 *
 * @param answers which answers count; none for the usual
 * @param weight what it adds when it lists a client; negative for a list of the good
 */
public record DnsList(Domain zone, Optional<AnswerPattern> answers, int weight) {
  private static final int IPV4_OCTETS = 4;
  private static final int LOOPBACK = 127;
  private static final int MAX_WEIGHT = 1000;
  private static final Pattern FORM =
      Pattern.compile("([^=*\\s]+)(?:=([^*\\s]+))?(?:\\*(-?\\d{1,4}))?");

  public DnsList {
    if (weight == 0 || Math.abs(weight) > MAX_WEIGHT) {
      throw new IllegalArgumentException(
          "the weight of a list is 1 to " + MAX_WEIGHT + ", or negative");
    }
  }

  /**
   * Reads {@code zone}, {@code zone=127.0.0.2}, {@code zone=127.0.0.[2;4..7]*2} or {@code zone*-3}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  public static DnsList parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not zone[=answer][*weight]");
    }
    String weight = matcher.group(3);
    return new DnsList(
        Domain.parse(matcher.group(1)),
        Optional.ofNullable(matcher.group(2)).map(AnswerPattern::parse),
        weight == null ? 1 : Integer.parseInt(weight));
  }

  /** Whether one of these answers means that the client is listed. */
  public boolean lists(List<InetAddress> given) {
    return given.stream()
        .map(InetAddress::getAddress)
        .anyMatch(octets -> answers.map(a -> a.matches(octets)).orElseGet(() -> isUsual(octets)));
  }

  /**
   * RFC 5782 §2.1: answers are in 127.0.0.0/8, and never 127.0.0.1 (§5). The great lists say
   * 127.255.255.x to those whom they refuse to answer: that is no listing.
   */
  private static boolean isUsual(byte[] octets) {
    if (octets.length != IPV4_OCTETS || octets[0] != LOOPBACK) {
      return false;
    }
    boolean test = octets[1] == 0 && octets[2] == 0 && octets[3] == 1;
    boolean error = octets[1] == (byte) 255 && octets[2] == (byte) 255;
    return !test && !error;
  }
}
