package org.eaglemail.admin;

import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;

/**
 * Mail that might be, by text.
 *
 * @param sender empty or {@code <>} for the null sender
 * @param client the address that it would come from; empty: the policy is not asked
 * @param account whom it would authenticate as, at submission; empty: nobody, from another server
 */
public record RouteQuestion(
    String recipient, String sender, Optional<String> client, Optional<String> account) {
  private static final String LOOPBACK = "127.0.0.1";

  /**
   * The recipient.
   *
   * @throws IllegalArgumentException when it is not an address
   */
  EmailAddress to() {
    return TextFields.read("recipient", recipient, EmailAddress::parse);
  }

  /**
   * The sender.
   *
   * @throws IllegalArgumentException when it is not an address
   */
  ReversePath from() {
    return TextFields.read(
        "sender", sender, text -> ReversePath.parse(text.equals("<>") ? "" : text));
  }

  /** The transaction that would bring it; of a client on this machine where none is given. */
  PolicyQuestion transaction() {
    return new PolicyQuestion(
        client.orElse(LOOPBACK),
        account.isPresent() ? "submission" : "relay",
        "",
        account,
        sender,
        recipient);
  }
}
