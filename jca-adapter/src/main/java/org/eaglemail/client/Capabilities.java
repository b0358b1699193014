package org.eaglemail.client;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;

/**
 * What a server offers in its answer to EHLO (RFC 5321 §4.1.1.1).
 *
 * @param offers what stands behind each keyword; keywords in upper case
 * @param known those of them that we know
 */
record Capabilities(Map<String, String> offers, Set<SmtpExtension> known) {
  /** Larger ones are none for us. */
  private static final Pattern RCPTMAX =
      Pattern.compile("(?i)(?<!\\S)RCPTMAX=([1-9][0-9]{0,5})(?!\\S)");

  /** A server that was greeted with HELO. */
  static final Capabilities NONE = new Capabilities(Map.of(), Set.of());

  Capabilities {
    offers = Map.copyOf(offers);
    known = Set.copyOf(known);
  }

  /** Reads the answer to EHLO: its first line is a greeting, each further one an offer. */
  static Capabilities of(Reply ehlo) {
    Map<String, String> offers = new HashMap<>();
    List<String> lines = ehlo.lines();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.trim().split(" +", 2);
      // RFC 5321 §4.1.1.1: letter case means nothing.
      offers.putIfAbsent(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1] : "");
    }
    return new Capabilities(
        offers,
        offers.keySet().stream()
            .flatMap(word -> SmtpExtension.named(word).stream())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** The extensions among the offers that we know. */
  Set<SmtpExtension> extensions() {
    return known;
  }

  boolean offers(SmtpExtension extension) {
    return known.contains(extension);
  }

  /** The names behind AUTH (RFC 4954 §3). */
  String mechanisms() {
    return offers.getOrDefault("AUTH", "");
  }

  /** Whether it takes content of that kind (RFC 6152 §3, RFC 3030 §3). */
  boolean takes(BodyType body) {
    return switch (body) {
      case SEVEN_BIT -> true;
      case EIGHT_BIT_MIME -> offers(SmtpExtension.EIGHT_BIT_MIME);
      case BINARY_MIME -> offers(SmtpExtension.BINARYMIME) && offers(SmtpExtension.CHUNKING);
    };
  }

  /** Whether it heeds that time (RFC 2852 §4.1.1): it may name a shortest one, for by-mode R. */
  boolean delivers(DeliverBy by) {
    String least = offers.getOrDefault("DELIVERBY", "");
    return offers(SmtpExtension.DELIVERBY)
        && (by.mode() == DeliverBy.Mode.NOTIFY
            || !least.matches("[0-9]{1,9}")
            || by.seconds() >= Long.parseLong(least));
  }

  /** The most octets that a message may have; empty when there is no fixed limit, which 0 means. */
  OptionalLong sizeLimit() {
    String limit = offers.getOrDefault("SIZE", "");
    // RFC 1870 §3: up to 20 digits. One that long is no limit for us.
    if (!limit.matches("[0-9]{1,18}") || Long.parseLong(limit) == 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(limit));
  }

  /**
   * The most recipients that it takes in a transaction (RFC 9422 §4.2); without a limit more than
   * any message has.
   */
  int recipientLimit() {
    Matcher limit = RCPTMAX.matcher(offers.getOrDefault("LIMITS", ""));
    return limit.find() ? Integer.parseInt(limit.group(1)) : Integer.MAX_VALUE;
  }
}
