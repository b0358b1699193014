package org.eaglemail.filter.milter;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.SmtpSession;

/** The circumstances of a session by the names that Sendmail gave them. */
final class Macros {
  private static final String PRODUCT = "Eagle";
  private static final String UNKNOWN = "unknown";

  private final Map<String, String> known = new HashMap<>();
  private final Predicate<MailHost> local;

  /**
   * @param local whose mailboxes are here
   */
  Macros(Domain hostname, Predicate<MailHost> local) {
    this.local = local;
    known.put("j", hostname.name());
    known.put("v", PRODUCT);
  }

  /** All that is known now. */
  Map<String, String> known() {
    return known;
  }

  /** The client's name, or its address in brackets, as Sendmail has it. */
  static String name(Client client) {
    return client.name().orElseGet(() -> "[" + literal(client.remote().getAddress()) + "]");
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  /**
   * @param connections that this client has now
   */
  void client(Client client, int connections) {
    InetSocketAddress remote = client.remote();
    String address = literal(remote.getAddress());
    known.put("{daemon_name}", client.listener());
    known.put("{daemon_addr}", literal(client.local().getAddress()));
    known.put("{if_addr}", literal(client.local().getAddress()));
    known.put("{daemon_port}", Integer.toString(client.local().getPort()));
    known.put("{client_addr}", address);
    known.put("{client_port}", Integer.toString(remote.getPort()));
    known.put("{client_name}", name(client));
    known.put("{client_ptr}", client.name().orElse(UNKNOWN));
    known.put("{client_connections}", Integer.toString(connections));
    known.put("_", client.name().orElse("") + " [" + address + "]");
  }

  void session(SmtpSession session) {
    session
        .client()
        .encryption()
        .ifPresent(
            encryption -> {
              known.put("{tls_version}", encryption.protocol());
              known.put("{cipher}", encryption.cipher());
              known.put("{cipher_bits}", bits(encryption));
            });
    session
        .account()
        .ifPresent(
            account -> {
              // The mechanism is not known here; that there was one is what milters look at.
              known.put("{auth_type}", "SASL");
              known.put("{auth_authen}", account);
            });
  }

  private static String bits(Encryption encryption) {
    return encryption.cipher().contains("_128_") ? "128" : "256";
  }

  /**
   * @param id a name for the transaction; the queue has none for it yet
   */
  void sender(ReversePath sender, String id) {
    known.put("i", id);
    known.put("{mail_addr}", sender.text());
    switch (sender) {
      case ReversePath.NullSender none -> address("mail", "", "local");
      case ReversePath.Mailbox(EmailAddress address) -> address("mail", address);
    }
  }

  void recipient(EmailAddress recipient) {
    known.put("{rcpt_addr}", recipient.toString());
    address("rcpt", recipient);
  }

  private void address(String of, EmailAddress address) {
    address(of, address.host().toString(), local.test(address.host()) ? "local" : "esmtp");
  }

  private void address(String of, String host, String mailer) {
    known.put("{" + of + "_host}", host);
    known.put("{" + of + "_mailer}", mailer);
  }
}
