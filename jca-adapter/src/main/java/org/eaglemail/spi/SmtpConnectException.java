package org.eaglemail.spi;

import java.io.IOException;
import org.eaglemail.protocol.smtp.Reply;
import org.jspecify.annotations.Nullable;

/**
 * No SMTP session came about: connecting, greeting or EHLO/HELO failed. Nothing of the message was
 * sent, so another host may be tried at once (RFC 5321 §5.1).
 */
public class SmtpConnectException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;
  private final transient Dialogue dialogue;
  private final PeerStage stage;

  /**
   * @param reply what the peer said, or a 4yz reply of our own that says what happened
   * @param cause null when the peer refused
   */
  public SmtpConnectException(Reply reply, @Nullable Throwable cause) {
    this(reply, cause, Dialogue.NONE);
  }

  /** The same after that dialogue. */
  public SmtpConnectException(Reply reply, @Nullable Throwable cause, Dialogue dialogue) {
    this(reply, cause, dialogue, PeerStage.SESSION);
  }

  /** The same at that stage of it. */
  public SmtpConnectException(
      Reply reply, @Nullable Throwable cause, Dialogue dialogue, PeerStage stage) {
    super(reply.text(), cause);
    this.reply = reply;
    this.dialogue = dialogue;
    this.stage = stage;
  }

  /** {@link PeerStage#LOGIN} when it was the login that failed. */
  public PeerStage stage() {
    return stage;
  }

  /** What was said, if anything was. */
  public Dialogue dialogue() {
    return dialogue;
  }

  /** What the peer said, or what happened, fit for the queue and for a notification. */
  public Reply reply() {
    return reply;
  }
}
