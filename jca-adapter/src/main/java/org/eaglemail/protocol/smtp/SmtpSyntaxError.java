package org.eaglemail.protocol.smtp;

/** A command line that is none, or not a legal one: whose fault, and what to tell the client. */
public final class SmtpSyntaxError extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;
  private final boolean fatal;

  /** An error to be answered with that 5yz reply. */
  public SmtpSyntaxError(Reply reply) {
    this(reply, false);
  }

  private SmtpSyntaxError(Reply reply, boolean fatal) {
    // No stack trace: the peer causes these at will, and the reply says it all.
    super(reply.text(), null, false, false);
    this.reply = reply;
    this.fatal = fatal;
  }

  /** An error behind which nobody can tell commands from other octets. */
  static SmtpSyntaxError fatal(Reply reply) {
    return new SmtpSyntaxError(reply, true);
  }

  /** Whether the session must end with the answer. */
  public boolean isFatal() {
    return fatal;
  }

  /** The answer for the client. */
  public Reply reply() {
    return reply;
  }
}
