package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;

class OwnHostTest {

  private static boolean isUs(String listening, int listeningPort, String address, int port) {
    OwnHost own =
        new OwnHost(
            Domain.parse("mx.test"), List.of(new InetSocketAddress(listening, listeningPort)));
    return own.isAt(address(address), port);
  }

  private static InetAddress address(String text) {
    String tagged = text.contains(":") ? "IPv6:" + text : text;
    return LiteralAddress.of(AddressLiteral.parse("[" + tagged + "]")).orElseThrow();
  }

  @Test
  void whereWeListenWeAre() {
    assertThat(isUs("127.0.1.1", 2525, "127.0.1.1", 2525)).isTrue();
    assertThat(isUs("127.0.1.1", 2525, "127.0.1.2", 2525)).isFalse();
    assertThat(isUs("127.0.1.1", 2525, "127.0.1.1", 10025)).isFalse();
  }

  @Test
  void portTwentyFiveMayBeRedirectedToUs() {
    assertThat(isUs("127.0.1.1", 2525, "127.0.1.1", 25)).isTrue();
    assertThat(isUs("127.0.1.1", 2525, "127.0.1.2", 25)).isFalse();
  }

  @Test
  void theWildcardStandsForAllAddressesOfThisMachine() {
    assertThat(isUs("0.0.0.0", 25, "127.0.0.1", 25)).isTrue();
    assertThat(isUs("0.0.0.0", 25, "127.9.9.9", 25)).isTrue();
    assertThat(isUs("::", 25, "::1", 25)).isTrue();
    assertThat(isUs("0.0.0.0", 25, "192.0.2.1", 25)).isFalse();
  }

  @Test
  void toConnectToTheWildcardIsToConnectToThisMachine() {
    assertThat(isUs("127.0.1.1", 25, "0.0.0.0", 25)).isTrue();
    assertThat(isUs("127.0.1.1", 25, "::", 25)).isTrue();
  }

  /** RFC 5321 §4.1.3: decimal, with or without leading zeros. */
  @Test
  void octetsOfALiteralAreDecimal() {
    assertThat(address("010.001.000.009").getHostAddress()).isEqualTo("10.1.0.9");
  }
}
