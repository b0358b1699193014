package org.eaglemail.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        "b\u0000\u00fccher.example",
        "a\0b",
        "a/b"
      })
  void whatIsNoDomain(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse(text));
  }

  @Test
  void lengthsOfDomainsAreLimited() {
    String label = "x".repeat(63);
    String longest = label + "." + label + "." + label + "." + "x".repeat(61);
    assertThat(Domain.parse(longest).name()).hasSize(253);
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse(longest + "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> Domain.parse(label + "x"));
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
