package org.eaglemail.policy.access;

import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.ReplyText;

/** What a rule does. */
public sealed interface AccessAction {

  /** No further check of the stage; never a right to relay. */
  record Accept() implements AccessAction {}

  /**
   * A permanent refusal.
   *
   * @param reply instead of the usual one
   */
  record Refuse(Optional<Reply> reply) implements AccessAction {
    public Refuse {
      if (reply.filter(r -> !r.isPermanent()).isPresent()) {
        throw new IllegalArgumentException("the reply of refuse is a 5yz one");
      }
    }
  }

  /**
   * A transient refusal.
   *
   * @param reply instead of the usual one
   */
  record Defer(Optional<Reply> reply) implements AccessAction {
    public Defer {
      if (reply.filter(r -> !r.isTransient()).isPresent()) {
        throw new IllegalArgumentException("the reply of defer is a 4yz one");
      }
    }
  }

  /** The message is acknowledged and thrown away, for all its recipients. */
  record Discard() implements AccessAction {}

  /** The message waits in the spool until an administrator releases it. */
  record Hold() implements AccessAction {}

  /**
   * Reads an action as people write it.
   *
   * @param name accept, refuse, defer, discard or hold
   * @param reply such as {@code 550 5.7.1 Go away}, for refuse and defer alone
   * @throws IllegalArgumentException saying what does not fit
   */
  static AccessAction parse(String name, Optional<String> reply) {
    Optional<Reply> answer = reply.map(text -> ReplyText.parse(text, "7.1"));
    AccessAction action =
        switch (name) {
          case "accept" -> new Accept();
          case "refuse" -> new Refuse(answer);
          case "defer" -> new Defer(answer);
          case "discard" -> new Discard();
          case "hold" -> new Hold();
          default ->
              throw new IllegalArgumentException(
                  "action must be accept, refuse, defer, discard or hold");
        };
    if (answer.isPresent() && action.reply().isEmpty()) {
      throw new IllegalArgumentException("only refuse and defer have a reply");
    }
    return action;
  }

  /** Its name. */
  default String text() {
    return switch (this) {
      case Accept accept -> "accept";
      case Refuse refuse -> "refuse";
      case Defer defer -> "defer";
      case Discard discard -> "discard";
      case Hold hold -> "hold";
    };
  }

  /** What is answered instead of the usual reply. */
  default Optional<Reply> reply() {
    return switch (this) {
      case Refuse(Optional<Reply> own) -> own;
      case Defer(Optional<Reply> own) -> own;
      case Accept accept -> Optional.empty();
      case Discard discard -> Optional.empty();
      case Hold hold -> Optional.empty();
    };
  }
}
