package org.eaglemail.routing;

import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;

/**
 * Which mail a transport is for: by its recipients, or by its sender. Two patterns are equal when
 * they mean the same mail, so a table may hold each once.
 */
public sealed interface TransportPattern {

  /** {@code user@example.org}: this mailbox. Letter case is not told apart. */
  record Mailbox(EmailAddress address) implements TransportPattern {
    public Mailbox {
      address = TransportMap.folded(address);
    }

    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** {@code example.org} or {@code [192.0.2.1]}: this host, without the domains below it. */
  record Host(MailHost host) implements TransportPattern {
    @Override
    public String toString() {
      return host.toString();
    }
  }

  /** {@code .example.org}: every domain below this one, but not the domain itself. */
  record Below(Domain parent) implements TransportPattern {
    @Override
    public String toString() {
      return "." + parent;
    }
  }

  /** {@code *}: every recipient that is not local. */
  record Everything() implements TransportPattern {
    @Override
    public String toString() {
      return "*";
    }
  }

  /** {@code from} and one of the above: mail whose sender fits, the null sender only {@code *}. */
  record From(TransportPattern sender) implements TransportPattern {
    @Override
    public String toString() {
      return FROM + sender;
    }
  }

  /** {@code from <>}: mail of the null sender, such as notifications. */
  record FromNobody() implements TransportPattern {
    @Override
    public String toString() {
      return FROM + "<>";
    }
  }

  /**
   * {@code fallback} and one of the above: recipients whose mail hosts, found by DNS, cannot be
   * reached or refuse them for now.
   */
  record Fallback(TransportPattern recipients) implements TransportPattern {
    @Override
    public String toString() {
      return FALLBACK + recipients;
    }
  }

  /** Begins patterns of senders. */
  String FROM = "from ";

  /** Begins patterns of the last resort. */
  String FALLBACK = "fallback ";

  /**
   * Reads {@code *}, {@code .example.org}, {@code example.org}, {@code [192.0.2.1]} or {@code
   * user@example.org}, one of these behind {@code from} or {@code fallback}, or {@code from <>}.
   *
   * @throws IllegalArgumentException when the text has none of these forms
   */
  static TransportPattern parse(String text) {
    if (text.startsWith(FROM)) {
      String sender = text.substring(FROM.length());
      return sender.equals("<>") ? new FromNobody() : new From(plain(sender));
    }
    return text.startsWith(FALLBACK)
        ? new Fallback(plain(text.substring(FALLBACK.length())))
        : plain(text);
  }

  private static TransportPattern plain(String text) {
    try {
      if (text.equals("*")) {
        return new Everything();
      }
      if (text.startsWith(".")) {
        return new Below(Domain.parse(text.substring(1)));
      }
      return text.contains("@")
          ? new Mailbox(EmailAddress.parse(text))
          : new Host(MailHost.parse(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pattern must be a domain, .domain for those below it, an address, or *,"
              + " also behind from or fallback; or from <>",
          e);
    }
  }
}
