package org.eaglemail.spi;

import org.eaglemail.protocol.smtp.Reply;

/**
 * What was decided of a recipient.
 *
 * @param reply the decision in SMTP's words
 * @param local true when the words are our own, for what no peer said: a lost connection, or what
 *     is known not to be taken and was not offered
 * @param stage where in the dialogue
 */
public record Verdict(Reply reply, boolean local, PeerStage stage) {

  /** Of the message. */
  public Verdict(Reply reply, boolean local) {
    this(reply, local, PeerStage.MESSAGE);
  }

  /** In the words of the peer, of the message. */
  public static Verdict spoken(Reply reply) {
    return spoken(reply, PeerStage.MESSAGE);
  }

  /** In the words of the peer. */
  public static Verdict spoken(Reply reply, PeerStage stage) {
    return new Verdict(reply, false, stage);
  }

  /** In our own. */
  public static Verdict ours(Reply reply) {
    return new Verdict(reply, true);
  }

  /** The same of a peer that may have taken the message. */
  public Verdict unanswered() {
    return new Verdict(reply, local, PeerStage.UNANSWERED);
  }
}
