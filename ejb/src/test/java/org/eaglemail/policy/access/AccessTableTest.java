package org.eaglemail.policy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.eaglemail.policy.Clients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Delimiters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTableTest {
  private static AccessTable table(AccessKind kind, String... patterns) {
    return new AccessTable(
        List.of(patterns).stream()
            .map(
                pattern ->
                    new AccessRule(
                        kind, AccessPattern.canonical(kind, pattern), new AccessAction.Hold()))
            .toList(),
        Delimiters.PLUS);
  }

  private static String pattern(Optional<AccessRule> rule) {
    return rule.map(AccessRule::pattern).orElse("none");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7/32",
    "192.0.2.8, 192.0.2.0/24",
    "192.0.9.8, 192.0.0.0/16",
    "10.0.0.1, 0.0.0.0/0",
    "2001:db8::1, 2001:db8:0:0:0:0:0:0/32",
    "2001:db8:1::1, 2001:db8:1:0:0:0:0:0/48",
    "2001:db9::1, none",
    "::ffff:192.0.2.7, 192.0.2.7/32"
  })
  void theSmallestNetworkOfAClientDecides(String client, String expected) {
    AccessTable table =
        table(
            AccessKind.CLIENT,
            "0.0.0.0/0",
            "192.0.0.0/16",
            "192.0.2.0/24",
            "192.0.2.7",
            "2001:db8::/32",
            "2001:db8:1::/48");

    assertThat(pattern(table.client(Clients.at(client)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example.test, mail.example.test",
    "MAIL.Example.Test, mail.example.test",
    "other.example.test, .example.test",
    "a.b.example.test, .b.example.test",
    "example.test, 192.0.2.0/24",
    "xexample.test, 192.0.2.0/24"
  })
  void aClientsNameGoesBeforeItsAddress(String name, String expected) {
    AccessTable table =
        table(
            AccessKind.CLIENT,
            "192.0.2.0/24",
            "mail.example.test",
            ".example.test",
            ".b.example.test");

    assertThat(pattern(table.client(Clients.named("192.0.2.1", name)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "ann+lists@example.test, ann+lists@example.test",
    "Ann+Other@Example.Test, ann@example.test",
    "ann@example.test, ann@example.test",
    "bob@example.test, example.test",
    "bob@sub.example.test, .example.test",
    "info+lists@other.test, info+lists@",
    "INFO@other.test, info@",
    "info+x@other.test, info@",
    "ann@other.test, none",
    "+x@other.test, none"
  })
  void anAddressIsLookedUpAsPostfixDoes(String address, String expected) {
    String[] patterns = {
      "ann+lists@example.test",
      "ann@example.test",
      "example.test",
      ".example.test",
      "info+lists@",
      "info@"
    };
    EmailAddress subject = EmailAddress.parse(address);

    assertThat(pattern(table(AccessKind.SENDER, patterns).sender(ReversePath.of(subject))))
        .isEqualTo(expected);
    assertThat(pattern(table(AccessKind.RECIPIENT, patterns).recipient(subject)))
        .isEqualTo(expected);
  }

  @Test
  void theNullSenderHasItsOwnKey() {
    AccessTable table = table(AccessKind.SENDER, "<>", "example.test");

    assertThat(pattern(table.sender(ReversePath.nullSender()))).isEqualTo("<>");
    assertThat(pattern(table(AccessKind.SENDER, "x@").sender(ReversePath.nullSender())))
        .isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "friend.example, friend.example",
    "a.friend.example, .friend.example",
    "[192.0.2.1], [192.0.2.1]",
    "localhost, none",
    "'', none"
  })
  void aNameInEhloIsLookedUpWithItsParents(String helo, String expected) {
    AccessTable table = table(AccessKind.HELO, "friend.example", ".friend.example", "[192.0.2.1]");

    assertThat(pattern(table.helo(helo))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, 192.0.2.0/33",
    "CLIENT, 192.0.2.1/24",
    "CLIENT, 192.0.2",
    "CLIENT, <>",
    "CLIENT, a@b.test",
    "HELO, a b",
    "HELO, a@b.test",
    "SENDER, @example.test",
    "SENDER, @",
    "SENDER, ''",
    "RECIPIENT, <>",
    "RECIPIENT, ..test"
  })
  void refusesPatternsOfNoKind(AccessKind kind, String pattern) {
    assertThatThrownBy(() -> AccessPattern.canonical(kind, pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pattern of a " + kind.text() + " rule: ");
  }

  @ParameterizedTest
  @CsvSource({
    "CLIENT, 192.0.2.1, 192.0.2.1/32",
    "CLIENT, 2001:DB8::/32, 2001:db8:0:0:0:0:0:0/32",
    "CLIENT, Host.Example, host.example",
    "HELO, .Example, .example",
    "SENDER, Ann@Example.Test, ann@example.test",
    "SENDER, Info@, info@",
    "RECIPIENT, '\"Ann\"@example.test', ann@example.test",
    "RECIPIENT, [192.0.2.1], [192.0.2.1]"
  })
  void writesWhatMeansTheSameTheSame(AccessKind kind, String pattern, String canonical) {
    assertThat(AccessPattern.canonical(kind, pattern)).isEqualTo(canonical);
    assertThat(AccessPattern.canonical(kind, canonical)).isEqualTo(canonical);
  }
}
