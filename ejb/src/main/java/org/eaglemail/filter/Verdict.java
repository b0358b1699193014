package org.eaglemail.filter;

import static org.eaglemail.protocol.smtp.Reply.reply;

import org.eaglemail.protocol.smtp.Reply;

/** What a filter says of what it saw. */
public sealed interface Verdict {

  /** Go on, and ask me again. */
  record Continue() implements Verdict {}

  /**
   * Go on without me: said of a client or its greeting, for the rest of the session; said in a
   * transaction, for the rest of that.
   */
  record Accept() implements Verdict {}

  /**
   * Refuse for good. After a reply of code 421 or 521 the session ends.
   *
   * @param reply of code 5yz
   */
  record Refuse(Reply reply) implements Verdict {
    public Refuse {
      if (!reply.isPermanent()) {
        throw new IllegalArgumentException("a refusal is a 5yz reply");
      }
    }
  }

  /**
   * Refuse for now: the client may try again. After a reply of code 421 the session ends.
   *
   * @param reply of code 4yz
   */
  record Defer(Reply reply) implements Verdict {
    public Defer {
      if (!reply.isTransient()) {
        throw new IllegalArgumentException("to defer is a 4yz reply");
      }
    }
  }

  /** Let the client believe that its message was taken, and throw it away; ask me no more of it. */
  record Discard() implements Verdict {}

  /**
   * Take the message, but keep it in the queue until an administrator releases it.
   *
   * @param reason for the administrator's eyes
   */
  record Hold(String reason) implements Verdict {}

  /** Go on. */
  static Verdict proceed() {
    return new Continue();
  }

  /** Go on without me. */
  static Verdict accept() {
    return new Accept();
  }

  /**
   * Refuse, with 550 5.7.1 and that text.
   *
   * @throws IllegalArgumentException when the text holds a control character
   */
  static Verdict refuse(String text) {
    return new Refuse(reply(550, "5.7.1", text));
  }

  /**
   * Refuse for now, with 451 4.7.1 and that text.
   *
   * @throws IllegalArgumentException when the text holds a control character
   */
  static Verdict defer(String text) {
    return new Defer(reply(451, "4.7.1", text));
  }
}
