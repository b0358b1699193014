package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Delimiters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportMapTest {
  private static final List<String> PATTERNS =
      List.of(
          "User@a.example.org",
          "a.example.org",
          ".a.example.org",
          ".example.org",
          "example.org",
          "[192.0.2.1]",
          "*");

  private static TransportTable table(List<String> patterns) {
    return new TransportMap(
        patterns.stream().map(p -> Transport.of(p, "hub.test", 25)).toList(), new Delimiters("+-"));
  }

  private static String match(TransportTable table, String recipient) {
    return match(table, "", recipient);
  }

  private static String match(TransportTable table, String sender, String recipient) {
    return table
        .lookup(ReversePath.parse(sender), EmailAddress.parse(recipient))
        .map(t -> t.pattern().toString())
        .orElse("-");
  }

  /** The order of Postfix's transport(5), whatever the order of the rows. */
  @ParameterizedTest
  @CsvSource({
    "user@a.example.org, user@a.example.org",
    "USER@A.Example.Org, user@a.example.org",
    "other@a.example.org, a.example.org",
    "user@b.a.example.org, .a.example.org",
    "user@c.b.a.example.org, .a.example.org",
    "user@b.example.org, .example.org",
    "user@example.org, example.org",
    "user@[192.0.2.1], [192.0.2.1]",
    "user@[192.0.2.2], *",
    "user@notexample.org, *",
    "user@org, *"
  })
  void theMostSpecificPatternWins(String recipient, String pattern) {
    List<String> patterns = new ArrayList<>(PATTERNS);
    long seed = System.nanoTime();
    Collections.shuffle(patterns, new Random(seed));
    assertThat(match(table(patterns), recipient)).as("seed %s", seed).isEqualTo(pattern);
  }

  /** As transport(5): with its extension, then without, then the domain. */
  @ParameterizedTest
  @CsvSource({
    "User+ext@a.test, user@a.test",
    "user-ext@a.test, user@a.test",
    "user+more+ext@a.test, user@a.test",
    "user+own@a.test, user+own@a.test",
    "other+user@a.test, a.test",
    "+user@a.test, a.test",
    "owner-user@a.test, a.test"
  })
  void anExtensionIsLeftOff(String address, String pattern) {
    List<String> patterns = List.of("user@a.test", "user+own@a.test", "a.test");
    assertThat(match(table(patterns), address)).isEqualTo(pattern);
    TransportTable senders = table(patterns.stream().map(p -> "from " + p).toList());
    assertThat(match(senders, address, "x@b.test")).isEqualTo("from " + pattern);
    TransportTable fallbacks = table(patterns.stream().map(p -> "fallback " + p).toList());
    assertThat(fallbacks.fallback(EmailAddress.parse(address)).orElseThrow().pattern().toString())
        .isEqualTo("fallback " + pattern);
  }

  @Test
  void aDomainIsNotForThoseBelowItNorTheReverse() {
    assertThat(match(table(List.of("example.org")), "user@a.example.org")).isEqualTo("-");
    assertThat(match(table(List.of(".example.org")), "user@example.org")).isEqualTo("-");
    assertThat(match(table(List.of()), "user@example.org")).isEqualTo("-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "a..b", "*.example.org", "@example.org", "user@", "a b", "[::1]"})
  void refusesOtherPatterns(String pattern) {
    assertThatThrownBy(() -> Transport.of(pattern, "hub.test", 25))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pattern must be");
  }

  @ParameterizedTest
  @CsvSource({
    "hub.test, hub.test",
    "[hub.test], hub.test",
    "192.0.2.1, 192.0.2.1",
    "[192.0.2.1], 192.0.2.1",
    "2001:DB8::1, 2001:db8::1",
    "[::1], ::1",
    "[IPv6:::1], ::1"
  })
  void readsHosts(String host, String expected) {
    Smarthost smarthost = Smarthost.of(host, 25);
    assertThat(smarthost.hostText()).isEqualTo(expected);
    assertThat(Smarthost.of(smarthost.hostText(), 25)).isEqualTo(smarthost);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "a b", "192.0.2.256", "1.2.3", "hub.test:25", "::g", "-a"})
  void refusesOtherHosts(String host) {
    assertThatThrownBy(() -> Transport.of("*", host, 25))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("host must be");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65536})
  void refusesOtherPorts(int port) {
    assertThatThrownBy(() -> Transport.of("*", "hub.test", port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("port must be");
  }

  /** As Postfix: the recipient's own rule, the sender's, and the relayhost last. */
  @ParameterizedTest
  @CsvSource({
    "alice@s.test, user@a.example.org, from alice@s.test",
    "ALICE@S.test, user@a.example.org, from alice@s.test",
    "bob@s.test, user@a.example.org, from s.test",
    "bob@x.s.test, user@a.example.org, from .s.test",
    "bob@other.test, user@a.example.org, from *",
    "'', user@a.example.org, from <>",
    "alice@s.test, user@example.org, example.org",
  })
  void aSenderHasHisOwnRule(String sender, String recipient, String pattern) {
    TransportTable table =
        table(
            List.of(
                "*",
                "example.org",
                "from Alice@s.test",
                "from s.test",
                "from .s.test",
                "from <>",
                "from *",
                "fallback *"));
    assertThat(match(table, sender, recipient)).isEqualTo(pattern);
  }

  @Test
  void withoutARuleForHimTheDefaultIsTheSenders() {
    TransportTable table = table(List.of("*", "from s.test"));
    assertThat(match(table, "", "user@example.org")).isEqualTo("*");
    assertThat(match(table, "user@other.test", "user@example.org")).isEqualTo("*");
  }

  @Test
  void aFallbackIsNoTransportButThatOfTheMostSpecificPattern() {
    TransportTable table = table(List.of("fallback *", "fallback .example.org"));
    assertThat(match(table, "user@a.example.org")).isEqualTo("-");
    assertThat(table.fallback(EmailAddress.parse("user@a.example.org")).orElseThrow().toString())
        .isEqualTo("fallback .example.org via hub.test port 25");
    assertThat(table.fallback(EmailAddress.parse("user@b.test")).orElseThrow().toString())
        .isEqualTo("fallback * via hub.test port 25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"from ", "from from *", "fallback <>", "fallback ", "from a b"})
  void refusesOtherPatternsOfSendersAndFallbacks(String pattern) {
    refusesOtherPatterns(pattern);
  }

  private static TransportAction action(String keyword, String text) {
    return TransportAction.of(keyword, List.of(), Optional.of(text));
  }

  @Test
  void readsActions() {
    assertThat(action("error", "550 5.1.6 Moved away").toString())
        .isEqualTo("refuses: 550 5.1.6 Moved away");
    assertThat(action("error", "450 Later").text()).contains("450 4.0.0 Later");
    assertThat(action("hold", "for a look").toString()).isEqualTo("holds: for a look");
    assertThat(TransportAction.of("discard", List.of(), Optional.empty()).text())
        .contains("by the transport table");
    assertThat(TransportAction.of("dns", List.of(), Optional.empty()).toString())
        .isEqualTo("by DNS");
    List<Smarthost> two =
        List.of(
            Smarthost.of("a.test", 24).secured(Optional.of("Verify")),
            Smarthost.of("b.test", 25).byMx(true));
    assertThat(TransportAction.of("lmtp", two, Optional.empty()).toString())
        .isEqualTo("via LMTP to a.test port 24, TLS verify; the MX hosts of b.test port 25");
  }

  @Test
  void refusesOtherActions() {
    List<Smarthost> one = List.of(Smarthost.of("a.test", 25));
    assertFault("action must be", () -> action("local", "x"));
    assertFault("reply must be", () -> action("error", "250 fine"));
    assertFault(
        "error needs a text", () -> TransportAction.of("error", List.of(), Optional.empty()));
    assertFault("text must be", () -> action("hold", "two\nlines"));
    assertFault("text is for", () -> TransportAction.of("relay", one, Optional.of("why")));
    assertFault("hosts are for", () -> TransportAction.of("hold", one, Optional.empty()));
    assertFault("hosts are for", () -> TransportAction.of("dns", one, Optional.empty()));
    assertFault("text is for", () -> action("dns", "why"));
    assertFault("hosts must be", () -> TransportAction.of("relay", List.of(), Optional.empty()));
    assertFault("an address has no MX", () -> Smarthost.of("192.0.2.1", 25).byMx(true));
    assertFault("weight must be", () -> Smarthost.of("a.test", 25).ranked(0, 0));
    assertFault("priority must be", () -> Smarthost.of("a.test", 25).ranked(-1, 1));
    assertFault(
        "the action of a fallback",
        () -> new Transport(TransportPattern.parse("fallback *"), action("discard", "x")));
    assertFault(
        "the action of a fallback",
        () ->
            new Transport(
                TransportPattern.parse("fallback *"),
                TransportAction.of("dns", List.of(), Optional.empty())));
  }

  private static void assertFault(String expected, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(expected);
  }
}
