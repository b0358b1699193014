package org.eaglemail.admin;

import java.util.Optional;
import org.eaglemail.protocol.ForwardPath;
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
   * The recipient; {@code postmaster} needs no domain (RFC 5321 §4.5.1).
   *
   * @throws IllegalArgumentException when it is not an address
   */
  ForwardPath to() {
    return TextFields.read("recipient", recipient, PolicyOperations::recipient);
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
