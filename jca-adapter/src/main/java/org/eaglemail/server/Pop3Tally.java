package org.eaglemail.server;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.MaildropMessage;

/** What a session came to: messages and octets that were there, went out, were removed. */
final class Pop3Tally {
  private record Count(long messages, long octets) {
    static final Count NONE = new Count(0, 0);

    static Count of(List<MaildropMessage> messages) {
      return new Count(messages.size(), messages.stream().mapToLong(MaildropMessage::size).sum());
    }

    Count and(MaildropMessage one) {
      return new Count(messages + 1, octets + one.size());
    }

    @Override
    public String toString() {
      return messages + "/" + octets;
    }
  }

  private String user = "-";
  private Count listed = Count.NONE;
  private Count retrieved = Count.NONE;
  private Count deleted = Count.NONE;

  /** The session got that maildrop. */
  void opened(String account, List<MaildropMessage> messages) {
    user = account;
    listed = Count.of(messages);
  }

  /** All of a message went out; once more when it goes again. */
  void retrieved(MaildropMessage message) {
    retrieved = retrieved.and(message);
  }

  /** These are gone for good. */
  void removed(List<MaildropMessage> messages) {
    deleted = Count.of(messages);
  }

  /** One line of names and values, counts as messages/octets. */
  String line(Client client, Duration time, SessionEnd end) {
    return "pop3 session="
        + client.session()
        + " user="
        + user
        + " client="
        + client.remote().getHostString()
        + " tls="
        + client.encryption().map(Encryption::protocol).orElse("-")
        + " listed="
        + listed
        + " retrieved="
        + retrieved
        + " deleted="
        + deleted
        + " seconds="
        + String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9)
        + " end="
        + end;
  }
}
