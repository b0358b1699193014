package org.eaglemail.server;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.wire.DataEnd;
import org.eaglemail.wire.LineFault;

/** From DATA to its final reply: what the client is told is true when it reads it. */
final class MessageReception {
  private static final System.Logger LOG = System.getLogger(MessageReception.class.getName());

  private final SmtpChannel channel;
  private final SmtpListener listener;
  private final SmtpProfile profile;

  MessageReception(SmtpChannel channel, SmtpListener listener, SmtpProfile profile) {
    this.channel = channel;
    this.listener = listener;
    this.profile = profile;
  }

  /**
   * Asks for the message, receives it and hands it to the application.
   *
   * @return what became of it
   * @throws IOException when the client is lost before its final dot
   */
  Reply receive(Envelope envelope) throws IOException, InterruptedException, EndOfSession {
    channel.say(Replies.START_DATA);
    Reception reception;
    try (MessageBuffer buffer =
        new MessageBuffer(profile.buffer().memory(), profile.buffer().directory())) {
      DataEnd end = channel.readData(buffer, profile.limits().messageSize());
      reception =
          switch (end) {
            case DataEnd.Complete complete -> handOver(envelope, buffer);
            case DataEnd.TooLarge tooLarge -> new Reception.Refused(Replies.MESSAGE_TOO_LARGE);
            case DataEnd.Malformed(LineFault fault) ->
                // Postfix, smtpd_forbid_bare_newline: what comes behind it may be smuggled.
                throw EndOfSession.saying(Replies.malformedMessage(fault.text()));
            case DataEnd.Unwritable(IOException cause) -> failed(envelope, cause);
          };
    }
    return switch (reception) {
      case Reception.Refused(Reply reply) -> reply;
      case Reception.Accepted(String queueId, CommitBarrier barrier) ->
          acknowledge(envelope, queueId, barrier);
    };
  }

  private Reception handOver(Envelope envelope, MessageBuffer buffer) {
    try {
      return listener.message(envelope, buffer);
    } catch (IOException | RuntimeException e) {
      return failed(envelope, e);
    }
  }

  /** The end of the message's transaction is not yet its safety: waits for that. */
  private Reply acknowledge(Envelope envelope, String queueId, CommitBarrier barrier)
      throws InterruptedException {
    try {
      barrier.await();
      return Replies.queued(queueId);
    } catch (IOException | RuntimeException e) {
      return failed(envelope, e).reply();
    }
  }

  private Reception.Refused failed(Envelope envelope, Exception cause) {
    LOG.log(
        WARNING,
        () -> "no message taken from " + envelope.session().client().remote() + ": " + cause,
        cause);
    return new Reception.Refused(StorageFailure.reply(cause, profile.buffer().directory()));
  }
}
