package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.eaglemail.protocol.EmailAddress;
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
    return new TransportMap(patterns.stream().map(p -> Transport.of(p, "hub.test", 25)).toList());
  }

  private static String match(TransportTable table, String recipient) {
    return table.lookup(EmailAddress.parse(recipient)).map(t -> t.pattern().toString()).orElse("-");
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
    Transport transport = Transport.of("*", host, 25);
    assertThat(transport.hostText()).isEqualTo(expected);
    assertThat(Transport.of("*", transport.hostText(), 25)).isEqualTo(transport);
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
}
