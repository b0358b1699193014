package org.eaglemail.routing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eaglemail.protocol.AddressLiteral;
import org.xbill.DNS.Address;

/** The address that a literal means; no name service is asked. */
final class LiteralAddress {
  private static final int IPV4_OCTETS = 4;

  private LiteralAddress() {}

  /** Empty where the literal keeps the grammar but no such address exists. */
  static Optional<InetAddress> of(AddressLiteral literal) {
    String text = literal.address();
    byte[] octets = text.contains(":") ? Address.toByteArray(text, Address.IPv6) : ipv4(text);
    if (octets == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** RFC 5321 §4.1.3: octets are decimal; a leading zero does not make them octal. */
  private static byte[] ipv4(String text) {
    String[] numbers = text.split("\\.", -1);
    byte[] octets = new byte[IPV4_OCTETS];
    for (int i = 0; i < IPV4_OCTETS; i++) {
      octets[i] = (byte) Integer.parseInt(numbers[i]);
    }
    return octets;
  }
}
