package org.eaglemail.spi;

import org.eaglemail.protocol.smtp.Reply;

/**
 * What was decided of a recipient.
 *
 * @param reply the decision in SMTP's words
 * @param local true when the words are our own, for what no peer said: a lost connection, or what
 *     is known not to be taken and was not offered
 */
public record Verdict(Reply reply, boolean local) {

  /** In the words of the peer. */
  public static Verdict spoken(Reply reply) {
    return new Verdict(reply, false);
  }

  /** In our own. */
  public static Verdict ours(Reply reply) {
    return new Verdict(reply, true);
  }
}
