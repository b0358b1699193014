package org.eaglemail.protocol.pop3;

/** A line that is not a command; carries the reply. */
public final class Pop3SyntaxError extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Pop3Reply reply;

  public Pop3SyntaxError(Pop3Reply reply) {
    super(reply.text(), null, false, false);
    this.reply = reply;
  }

  /** What to answer. */
  public Pop3Reply reply() {
    return reply;
  }
}
