package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.eaglemail.spi.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {
  private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";
  private static final Client PROXY = Client.of(7, "smtp", at("127.0.0.1", 25), at("127.0.0.2", 9));

  private static InetSocketAddress at(String address, int port) {
    return new InetSocketAddress(NumericAddress.parse(address).orElseThrow(), port);
  }

  private static InputStream octets(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Client read(String header) throws IOException {
    InputStream in = octets(header + "EHLO");
    Client client = ProxyHeader.read(in, PROXY);
    assertThat(in.readAllBytes()).as("nothing beyond it").asString().isEqualTo("EHLO");
    return client;
  }

  @Test
  void textOfIpv4() throws IOException {
    Client client = read("PROXY TCP4 192.0.2.1 198.51.100.2 4711 25\r\n");
    assertThat(client.remote()).isEqualTo(at("192.0.2.1", 4711));
    assertThat(client.local()).isEqualTo(at("198.51.100.2", 25));
    assertThat(client.session()).isEqualTo(7);
  }

  @Test
  void textOfIpv6() throws IOException {
    assertThat(read("PROXY TCP6 2001:db8::1 2001:db8::2 65535 25\r\n").remote())
        .isEqualTo(at("2001:db8::1", 65_535));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROXY UNKNOWN\r\n", "PROXY UNKNOWN ffff::1 ffff::2 1 2\r\n"})
  void anUnknownClientIsTheProxy(String header) throws IOException {
    assertThat(read(header)).isEqualTo(PROXY);
  }

  @Test
  void binaryOfIpv4WithTlvs() throws IOException {
    String addresses = "\300\0\2\1" + "\306\063\144\2" + "\022\147" + "\0\031";
    Client client = read(SIGNATURE + "\041\021\0\020" + addresses + "\4\0\1x");
    assertThat(client.remote()).isEqualTo(at("192.0.2.1", 4711));
    assertThat(client.local()).isEqualTo(at("198.51.100.2", 25));
  }

  @Test
  void binaryOfIpv6() throws IOException {
    String source = "\040\1\r\270" + "\0".repeat(11) + "\1";
    String destination = "\040\1\r\270" + "\0".repeat(11) + "\2";
    Client client = read(SIGNATURE + "\041\041\0\044" + source + destination + "\0\1\0\031");
    assertThat(client.remote()).isEqualTo(at("2001:db8::1", 1));
    assertThat(client.local()).isEqualTo(at("2001:db8::2", 25));
  }

  @Test
  void localAndUnixSocketsStandForTheProxy() throws IOException {
    assertThat(read(SIGNATURE + "\040\0\0\0")).isEqualTo(PROXY);
    assertThat(read(SIGNATURE + "\041\061\0\2xx")).isEqualTo(PROXY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO client.example\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 4711\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 4711 65536\r\n",
        "PROXY TCP4 192.0.2.256 198.51.100.2 4711 25\r\n",
        "PROXY TCP4 client.example 198.51.100.2 4711 25\r\n",
        "PROXY  TCP4 192.0.2.1 198.51.100.2 4711 25\r\n",
        "PROXY UDP4 192.0.2.1 198.51.100.2 4711 25\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 4711 25\n",
        SIGNATURE + "\061\021\0\0",
        SIGNATURE + "\042\021\0\0",
        SIGNATURE + "\041\021\0\2xx",
        SIGNATURE + "\041\021\377\377"
      })
  void anythingElseIsRefused(String header) {
    assertThatThrownBy(() -> ProxyHeader.read(octets(header), PROXY))
        .isInstanceOf(ProtocolException.class);
  }

  @Test
  void aLineThatIsTooLongIsNotReadOn() {
    assertThatThrownBy(() -> ProxyHeader.read(octets("PROXY UNKNOWN " + "x".repeat(200)), PROXY))
        .isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "PROXY", "PROXY TCP4 192.0.2.1", SIGNATURE, SIGNATURE + "\041\021\0\3x"})
  void theEndIsNoClient(String header) {
    assertThatThrownBy(() -> ProxyHeader.read(octets(header), PROXY))
        .isInstanceOf(EOFException.class);
  }
}
