package org.eaglemail.filter.milter.protocol;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/** What a server tells a milter: SMFIC_… of libmilter. */
public sealed interface MilterCommand {

  /** A client connected. */
  record Connect(String name, InetSocketAddress from) implements MilterCommand {}

  /** It said who it is. */
  record Helo(String name) implements MilterCommand {}

  /**
   * It began a transaction.
   *
   * @param arguments the path in angle brackets, and the parameters
   */
  record Mail(List<String> arguments) implements MilterCommand {}

  /**
   * It named a recipient.
   *
   * @param arguments the path in angle brackets, and the parameters
   */
  record Rcpt(List<String> arguments) implements MilterCommand {}

  /** The message comes. */
  record Data() implements MilterCommand {}

  /**
   * A field of its header.
   *
   * @param value folded with LF; each char is an octet
   */
  record Header(String name, String value) implements MilterCommand {}

  /** The header is complete. */
  record EndOfHeaders() implements MilterCommand {}

  /** A piece of the body. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Body(byte[] piece) implements MilterCommand {
    /** MILTER_CHUNK_SIZE. */
    public static final int MAX = 65_535;
  }

  /** The body is complete; what shall be changed is said now. */
  record EndOfMessage() implements MilterCommand {}

  /** The transaction is over. */
  record Abort() implements MilterCommand {}

  /** The session is over, and the connection. */
  record Quit() implements MilterCommand {}

  /** Circumstances of the command that follows. */
  record Macros(MacroStage stage, Map<String, String> values) implements MilterCommand {}

  /** For the wire. */
  default Packet packet() {
    return switch (this) {
      case Connect(String name, InetSocketAddress from) -> connect(name, from);
      case Helo(String name) -> new Octets().text(name).packet('H');
      case Mail(List<String> arguments) -> arguments('M', arguments);
      case Rcpt(List<String> arguments) -> arguments('R', arguments);
      case Data data -> Packet.bare('T');
      case Header(String name, String value) -> new Octets().raw(name).raw(value).packet('L');
      case EndOfHeaders end -> Packet.bare('N');
      case Body(byte[] piece) -> new Packet('B', piece);
      case EndOfMessage end -> Packet.bare('E');
      case Abort abort -> Packet.bare('A');
      case Quit quit -> Packet.bare('Q');
      case Macros(MacroStage stage, Map<String, String> values) -> {
        Octets octets = new Octets().octet(stage.command());
        values.forEach((name, value) -> octets.text(name).text(value));
        yield octets.packet('D');
      }
    };
  }

  private static Packet connect(String name, InetSocketAddress from) {
    InetAddress address = from.getAddress();
    return new Octets()
        .text(name)
        .octet(address instanceof Inet4Address ? '4' : '6')
        .port(from.getPort())
        .text(literal(address))
        .packet('C');
  }

  private static Packet arguments(char kind, List<String> arguments) {
    Octets octets = new Octets();
    arguments.forEach(octets::text);
    return octets.packet(kind);
  }

  /** An address as milters know it: without a zone. */
  static String literal(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }
}
