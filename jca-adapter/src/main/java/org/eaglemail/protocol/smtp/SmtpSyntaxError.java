package org.eaglemail.protocol.smtp;

/** A command line that is none, or not a legal one: whose fault, and what to tell the client. */
public final class SmtpSyntaxError extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  /** An error to be answered with that 5yz reply. */
  public SmtpSyntaxError(Reply reply) {
    // No stack trace: the peer causes these at will, and the reply says it all.
    super(reply.text(), null, false, false);
    this.reply = reply;
  }

  /** The answer for the client. */
  public Reply reply() {
    return reply;
  }
}
