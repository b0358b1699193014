package org.eaglemail.addressing;

import static org.eaglemail.protocol.smtp.Reply.reply;

import java.util.Collection;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Reply;

/** Why an address leads nowhere. */
final class AddressReplies {
  /** Of the path of a loop, so that the reply stays within its line (RFC 5321 §4.5.3.1.5). */
  private static final int MAX_PATH = 300;

  private AddressReplies() {}

  /** Nobody has this address. The words are Postfix's. */
  static Reply unknown(EmailAddress address) {
    return reply(550, "5.1.1", "<" + address + ">: Recipient address rejected: User unknown");
  }

  /** RFC 3463 §3.5, X.4.6: it comes back to where it was; the reply names the way. */
  static Reply loop(Collection<String> path, String back) {
    String way = String.join(" -> ", path) + " -> " + back;
    String shown = way.length() <= MAX_PATH ? way : "... " + way.substring(way.length() - MAX_PATH);
    return reply(550, "5.4.6", "Alias loop: " + shown);
  }

  /** Too many steps. */
  static Reply tooDeep(EmailAddress address, int limit) {
    return reply(
        550, "5.4.6", "<" + address + ">: More than " + limit + " steps from alias to alias");
  }

  /** RFC 3463 §3.6, X.5.3: too many recipients. */
  static Reply tooMany(EmailAddress address, int limit) {
    return reply(550, "5.5.3", "<" + address + ">: More than " + limit + " addresses behind it");
  }

  /** RFC 3463 §3.8, X.7.2: the sender may not send to this list. */
  static Reply notAllowed(EmailAddress list) {
    return reply(550, "5.7.2", "<" + list + ">: You are not allowed to send to this list");
  }
}
