package org.eaglemail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailHostTest {

  @Test
  void domainsAreKeptInLowerCase() {
    assertThat(MailHost.parse("Mail.EXAMPLE.test")).isEqualTo(Domain.parse("mail.example.test"));
    assertThat(Domain.parse("xn--bcher-kva.example")).hasToString("xn--bcher-kva.example");
    assertThat(Domain.parse("b\u00fccher.EXAMPLE")).hasToString("xn--bcher-kva.example");
    assertThat(Domain.parse("_dmarc.example")).hasToString("_dmarc.example");
    assertThat(Domain.parse("1.2.example")).hasToString("1.2.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "-a",
        "a-",
        "a b",
        "7",
        "a.7",
        "192.0.2.1",
        "a.1.2.3",
        "\u0301a.example",
        "a\u200db.example",
        "\u2603.example",
        "-\u00fc.example",
        "ab--\u00fc.example",
        "\u00fc_.example",
        "b\u0000\u00fccher.example",
        "a\0b",
        "a/b"
      })
  void whatIsNoDomain(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    // RFC 3492 §7.1, and names in use.
    "b\u00fccher.example, xn--bcher-kva.example",
    "B\u00dcCHER.Example, xn--bcher-kva.example",
    "bu\u0308cher.example, xn--bcher-kva.example",
    "m\u00fcnchen.de, xn--mnchen-3ya.de",
    "stra\u00dfe.example, xn--strae-oqa.example",
    "\u4e2d\u56fd, xn--fiqs8s",
    "\u0440\u0444, xn--p1ai",
    "\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587, xn--ihqwcrb4cv8a8dqg056pqjye",
    "paral\u00b7lel.example, xn--parallel-koa.example",
    "\u0e44\u0e17\u0e22, xn--o3cw4h"
  })
  void labelsBeyondAsciiAreKeptAsAsciiLabels(String text, String ascii) {
    assertThat(Domain.parse(text)).isEqualTo(Domain.parse(ascii)).hasToString(ascii);
  }

  @Test
  void lengthsOfDomainsAreLimited() {
    String label = "x".repeat(63);
    String longest = label + "." + label + "." + label + "." + "x".repeat(61);
    assertThat(Domain.parse(longest).name()).hasSize(253);
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse(longest + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse(label + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse("\u00fc".repeat(63)));
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse("\u00fc".repeat(300)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[127.0.0.1]",
        "[255.255.255.255]",
        "[IPv6:::]",
        "[IPv6:::1]",
        "[IPv6:1:2:3:4:5:6:7:8]",
        "[IPv6:2001:db8::1]",
        "[IPv6:1::]",
        "[IPv6:::ffff:192.0.2.1]",
        "[IPv6:1:2:3:4:5:6:192.0.2.1]"
      })
  void literals(String text) {
    assertThat(MailHost.parse(text)).isEqualTo(new AddressLiteral(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[",
        "[1.2.3]",
        "[1.2.3.256]",
        "[1.2.3.4.5]",
        "[1.2.3.+4]",
        "[::1]",
        "[IPv6:]",
        "[IPv6::]",
        "[IPv6:1:2:3:4:5:6:7]",
        "[IPv6:1:2:3:4:5:6:7:8:9]",
        "[IPv6:1::2::3]",
        "[IPv6:12345::]",
        "[IPv6:g::]",
        "[IPv6:192.0.2.1::]",
        "[IPv6:1:2:3:4:5:6:7:8::]",
        "[IPv6:fe80::1%eth0]",
        "[IPv6:1:2:3:4:5:6:7:192.0.2.1]",
        "[tag:x]"
      })
  void whatIsNoLiteral(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> MailHost.parse(text));
  }

  @Test
  void aLiteralGivesItsAddress() {
    assertThat(AddressLiteral.parse("[192.0.2.1]").address()).isEqualTo("192.0.2.1");
    assertThat(AddressLiteral.parse("[IPV6:2001:DB8::1]").address()).isEqualTo("2001:db8::1");
  }
}
