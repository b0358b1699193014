package org.eaglemail.routing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.ReplyText;
import org.eaglemail.spi.MailProtocol;

/** What a transport does with mail. */
public sealed interface TransportAction {
  /** Servers of a transport. */
  int MAX_HOSTS = 10;

  /** The reason where the administrator gives none. */
  Optional<String> UNSAID = Optional.of("by the transport table");

  /** The word for it, as {@link #of} reads it. */
  String keyword();

  /** The text that belongs to it, as {@link #of} reads it. */
  Optional<String> text();

  /**
   * To one of these servers, the better priority first, and the next when one takes none for now.
   *
   * @param hosts 1 to {@link #MAX_HOSTS}
   */
  record Relay(MailProtocol protocol, List<Smarthost> hosts) implements TransportAction {
    public Relay {
      hosts = List.copyOf(hosts);
      if (hosts.isEmpty() || hosts.size() > MAX_HOSTS) {
        throw new IllegalArgumentException("hosts must be 1 to " + MAX_HOSTS);
      }
    }

    @Override
    public String keyword() {
      return switch (protocol) {
        case SMTP -> "relay";
        case LMTP -> "lmtp";
      };
    }

    @Override
    public Optional<String> text() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return hosts.stream()
          .map(Smarthost::toString)
          .collect(
              Collectors.joining(
                  "; ", protocol == MailProtocol.LMTP ? "via LMTP to " : "via ", ""));
    }
  }

  /** As DNS says, whatever wider patterns would do. */
  record Direct() implements TransportAction {
    @Override
    public String keyword() {
      return "dns";
    }

    @Override
    public Optional<String> text() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return "by DNS";
    }
  }

  /** Left alone in the queue until an administrator releases it. */
  record Hold(String reason) implements TransportAction {
    public Hold {
      PlainText.line(reason);
    }

    @Override
    public String keyword() {
      return "hold";
    }

    @Override
    public Optional<String> text() {
      return Optional.of(reason);
    }

    @Override
    public String toString() {
      return "holds: " + reason;
    }
  }

  /** Fails, or for a 4yz reply is tried again later, as Postfix's error and retry (error(8)). */
  record Refuse(Reply reply) implements TransportAction {
    public Refuse {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("the reply of error is a 4yz or 5yz one");
      }
    }

    @Override
    public String keyword() {
      return "error";
    }

    @Override
    public Optional<String> text() {
      return Optional.of(reply.text());
    }

    @Override
    public String toString() {
      return "refuses: " + reply.text();
    }
  }

  /** Counts as delivered and goes nowhere; its sender is not told, as with Postfix's discard(8). */
  record Discard(String reason) implements TransportAction {
    public Discard {
      PlainText.line(reason);
    }

    @Override
    public String keyword() {
      return "discard";
    }

    @Override
    public Optional<String> text() {
      return Optional.of(reason);
    }

    @Override
    public String toString() {
      return "discards: " + reason;
    }
  }

  /**
   * Reads one.
   *
   * @param keyword relay, lmtp, dns, hold, error or discard
   * @param hosts those of relay and lmtp; none for the others
   * @param text the reason of hold and discard; the reply of error, such as {@code 550 5.1.2 Moved}
   * @throws IllegalArgumentException saying which of them is wrong, and how
   */
  static TransportAction of(String keyword, List<Smarthost> hosts, Optional<String> text) {
    return switch (keyword) {
      case "relay" -> relay(MailProtocol.SMTP, hosts, text);
      case "lmtp" -> relay(MailProtocol.LMTP, hosts, text);
      case "dns" -> direct(hosts, text);
      case "hold" -> new Hold(textOnly(keyword, hosts, text.or(() -> UNSAID)));
      // RFC 3463 §3.1: where the text says no more, nothing more is known.
      case "error" -> new Refuse(ReplyText.parse(textOnly(keyword, hosts, text), "0.0"));
      case "discard" -> new Discard(textOnly(keyword, hosts, text.or(() -> UNSAID)));
      default ->
          throw new IllegalArgumentException(
              "action must be relay, lmtp, dns, hold, error or discard");
    };
  }

  private static Relay relay(MailProtocol protocol, List<Smarthost> hosts, Optional<String> text) {
    requireNoText(text);
    return new Relay(protocol, hosts);
  }

  private static Direct direct(List<Smarthost> hosts, Optional<String> text) {
    requireNoHosts("dns", hosts);
    requireNoText(text);
    return new Direct();
  }

  private static void requireNoText(Optional<String> text) {
    if (text.isPresent()) {
      throw new IllegalArgumentException("text is for hold, error and discard");
    }
  }

  private static void requireNoHosts(String keyword, List<Smarthost> hosts) {
    if (!hosts.isEmpty()) {
      throw new IllegalArgumentException("hosts are for relay and lmtp, not for " + keyword);
    }
  }

  private static String textOnly(String keyword, List<Smarthost> hosts, Optional<String> text) {
    requireNoHosts(keyword, hosts);
    return text.orElseThrow(() -> new IllegalArgumentException(keyword + " needs a text"));
  }
}
