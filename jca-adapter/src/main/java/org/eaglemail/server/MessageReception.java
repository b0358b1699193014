package org.eaglemail.server;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.wire.DataEnd;
import org.eaglemail.wire.LineFault;

/** From a message's first octet to its final reply: what the client is told is true then. */
final class MessageReception {
  private static final System.Logger LOG = System.getLogger(MessageReception.class.getName());

  private final SmtpChannel channel;
  private final SmtpListener listener;
  private final SmtpProfile profile;

  /**
   * What came of a message.
   *
   * @param seen whether the application was given it
   */
  record Result(Envelope envelope, Reception reception, boolean seen) {}

  MessageReception(SmtpChannel channel, SmtpListener listener, SmtpProfile profile) {
    this.channel = channel;
    this.listener = listener;
    this.profile = profile;
  }

  /** Where a message lies while it comes. */
  MessageBuffer buffer() {
    return new MessageBuffer(profile.buffer().memory(), profile.buffer().directory());
  }

  /**
   * Asks for the message, receives it to its final dot and hands it to the application.
   *
   * @throws IOException when the client is lost before its final dot
   */
  Result receive(Envelope envelope) throws IOException, EndOfSession {
    channel.say(Replies.START_DATA);
    try (MessageBuffer buffer = buffer()) {
      DataEnd end =
          channel.readData(
              buffer,
              profile.limits().messageSize(),
              profile.limits().messageTimeout(),
              normalises(envelope));
      return switch (end) {
        case DataEnd.Complete complete -> handOver(envelope, buffer);
        case DataEnd.TooLarge tooLarge -> unseen(envelope, Replies.MESSAGE_TOO_LARGE);
        case DataEnd.Endless endless -> throw EndOfSession.saying(Replies.MESSAGE_TOO_LARGE);
        case DataEnd.Malformed(LineFault fault) ->
            // Postfix, smtpd_forbid_bare_newline: what comes behind it may be smuggled.
            throw EndOfSession.saying(Replies.malformedMessage(fault.text()));
        case DataEnd.Unwritable(IOException cause) -> unseen(envelope, failed(envelope, cause));
      };
    }
  }

  /** For own users only: what strangers send so may be meant for another reader (§2.3.8). */
  private boolean normalises(Envelope envelope) {
    return profile.bareLineBreaks() == SmtpProfile.BareLineBreaks.NORMALISE
        && profile.role() == SmtpRole.SUBMISSION
        && envelope.session().account().isPresent();
  }

  /** Gives the message to the application. */
  Result handOver(Envelope envelope, MessageBuffer buffer) {
    Reception reception;
    try {
      reception = listener.message(envelope, buffer);
    } catch (IOException | RuntimeException e) {
      reception = new Reception.Refused(failed(envelope, e));
    }
    return new Result(envelope, reception, true);
  }

  /** The message does not reach the application. */
  static Result unseen(Envelope envelope, Reply reply) {
    return new Result(envelope, new Reception.Refused(reply), false);
  }

  /**
   * What the client is told, of each recipient if it was not the same for all. The end of the
   * message's transaction is not yet its safety: waits for that.
   */
  Function<EmailAddress, Reply> replies(Result result) throws InterruptedException {
    return switch (result.reception()) {
      case Reception.Refused(Reply reply) -> recipient -> reply;
      case Reception.Accepted(
              String queueId,
              CommitBarrier barrier,
              Map<EmailAddress, Reply> refused) -> {
        try {
          barrier.await();
          Reply queued = Replies.queued(queueId);
          yield recipient -> refused.getOrDefault(recipient, queued);
        } catch (IOException | RuntimeException e) {
          Reply failed = failed(result.envelope(), e);
          yield recipient -> failed;
        }
      }
    };
  }

  /** The reply when a message cannot be kept; the cause goes to the log. */
  Reply failed(Envelope envelope, Exception cause) {
    LOG.log(
        WARNING,
        () -> "no message taken from " + envelope.session().client().remote() + ": " + cause,
        cause);
    return StorageFailure.reply(cause, profile.buffer().directory());
  }
}
