package org.eaglemail.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.server.sasl.SaslOffer;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.MaildropTerms;

/**
 * What CAPA lists (RFC 2449 §6, RFC 2595 §4, RFC 3206 §6, RFC 5034 §3, RFC 6856 §2 and §3). What is
 * there before the login is there after it too, as RFC 2449 §5 asks for, but for STLS.
 */
final class Pop3Capabilities {
  /** RFC 2449 §6.5, §6.7: what follows is the strictest of all, and this account's may differ. */
  private static final String VARIES = " USER";

  private static final List<String> FOR_ALL =
      List.of("TOP", "UIDL", "RESP-CODES", "AUTH-RESP-CODE", "PIPELINING", "UTF8 USER", "LANG");

  private Pop3Capabilities() {}

  /**
   * How a client may log in, and encrypt.
   *
   * @param takesPasswords whether USER and PASS would be taken
   * @param mechanisms of AUTH (RFC 5034 §3)
   * @param startsTls whether STLS would be taken now
   */
  static Stream<String> ofLogin(boolean takesPasswords, SaslOffer mechanisms, boolean startsTls) {
    return Stream.of(
            when(takesPasswords, "USER"),
            when(!mechanisms.isEmpty(), "SASL " + mechanisms.names()),
            when(startsTls, "STLS"))
        .flatMap(lines -> lines);
  }

  /** What every session has. */
  static Stream<String> ofAll(boolean namesItself) {
    return Stream.concat(FOR_ALL.stream(), when(namesItself, "IMPLEMENTATION Eagle"));
  }

  /**
   * How long mail stays and how often its owner may come.
   *
   * @param own the terms of the maildrop that is open; empty before the login
   */
  static Stream<String> ofTerms(AnnouncedTerms announced, Optional<MaildropTerms> own) {
    MaildropTerms terms = own.orElse(announced.strictest());
    String suffix = own.isEmpty() && announced.varies() ? VARIES : "";
    Duration delay = terms.loginDelay();
    boolean delays = announced.strictest().loginDelay().isPositive();
    return Stream.concat(
        Stream.of("EXPIRE " + terms.expire() + suffix),
        when(delays, "LOGIN-DELAY " + delay.toSeconds() + suffix));
  }

  private static Stream<String> when(boolean offered, String line) {
    return offered ? Stream.of(line) : Stream.empty();
  }
}
