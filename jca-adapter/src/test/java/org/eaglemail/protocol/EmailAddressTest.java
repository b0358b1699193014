package org.eaglemail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  static LongStream seeds() {
    return Seeds.some(50);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "alice@example.test, alice, alice@example.test",
        "Alice@EXAMPLE.Test, Alice, Alice@example.test",
        "a.b+c@x, a.b+c, a.b+c@x",
        "\"alice\"@example.test, alice, alice@example.test",
        "\"a b\"@x, a b, \"a b\"@x",
        "\"a@b\"@x, a@b, \"a@b\"@x",
        "\"a\\\"\\\\b\"@x, a\"\\b, \"a\\\"\\\\b\"@x",
        "\".a\"@x, .a, \".a\"@x",
        "u@[192.0.2.1], u, u@[192.0.2.1]",
        "u@[ipv6:2001:DB8::1], u, u@[IPv6:2001:db8::1]"
      })
  void readsAndWrites(String text, String localPart, String wire) {
    EmailAddress address = EmailAddress.parse(text);
    assertThat(address.localPart()).isEqualTo(localPart);
    assertThat(address).hasToString(wire);
    assertThat(EmailAddress.parse(address.toString())).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "alice",
        "alice@",
        "@example.test",
        ".a@x",
        "a.@x",
        "a..b@x",
        "a b@x",
        "\"a@x",
        "\"a\"b@x",
        "a\"b\"@x",
        "\"a\\\"@x",
        "\"\"@x",
        "a@x.",
        "a@.x",
        "a@-x",
        "a@x y",
        "<a@x>",
        "caf\u0085@x",
        "caf\ud800@x",
        "a@7",
        "\"a\r\n\"@x",
        "\"\u0000\"@x",
        "a@[1.2.3]",
        "a@[192.0.2.1",
        "a@b@c"
      })
  void isOneOrIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse(text));
  }

  @Test
  void localPartHasAtMost64Octets() {
    String longest = "x".repeat(64);
    assertThat(EmailAddress.parse(longest + "@x").localPart()).isEqualTo(longest);
    assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.parse(longest + "x@x"));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anyPrintableLocalPartSurvivesTheWire(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      StringBuilder local = new StringBuilder();
      int length = 1 + random.nextInt(64);
      for (int j = 0; j < length; j++) {
        local.append((char) (' ' + random.nextInt(95)));
      }
      EmailAddress address = new EmailAddress(local.toString(), Domain.parse("example.test"));
      assertThat(EmailAddress.parse(address.toString())).isEqualTo(address);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void throwsNothingElse(long seed) {
    Random random = new Random(seed);
    String alphabet = "ab.@\"\\[]:-_ 1<>\u00e9\0";
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(20);
      for (int j = 0; j < length; j++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        EmailAddress address = EmailAddress.parse(text.toString());
        assertThat(EmailAddress.parse(address.toString())).isEqualTo(address);
      } catch (IllegalArgumentException expected) {
        assertThat(expected).hasMessageNotContaining("\0");
      }
    }
  }
}
