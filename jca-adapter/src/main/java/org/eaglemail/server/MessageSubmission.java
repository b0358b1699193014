package org.eaglemail.server;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.protocol.pop3.Pop3SyntaxError;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.Pop3Intake;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Submission;
import org.eaglemail.spi.Reception;
import org.eaglemail.wire.DataEnd;
import org.eaglemail.wire.LineFault;

/** XTND XMIT, as qpopper has it: a message comes in over POP3, and the queue takes it. */
final class MessageSubmission {
  private static final System.Logger LOG = System.getLogger(MessageSubmission.class.getName());

  private final Pop3Channel channel;
  private final Pop3Listener listener;
  private final Pop3Intake terms;

  MessageSubmission(Pop3Channel channel, Pop3Listener listener, Pop3Intake terms) {
    this.channel = channel;
    this.listener = listener;
    this.terms = terms;
  }

  /**
   * Asks for the message, and takes it.
   *
   * @return the answer to its final dot, not yet written: positive when it is in the queue for good
   * @throws Pop3SyntaxError when the session must end
   */
  Pop3Reply receive(Maildrop sender) throws IOException, InterruptedException, Pop3SyntaxError {
    channel.answers().say(Pop3Replies.SEND_MESSAGE);
    try (MessageBuffer message =
        new MessageBuffer(terms.buffer().memory(), terms.buffer().directory())) {
      return switch (channel.readMessage(message, terms.maxSize(), terms.timeout())) {
        case DataEnd.Complete complete -> handIn(sender, message);
        case DataEnd.Unwritable(IOException cause) -> failed(cause);
        case DataEnd.TooLarge tooLarge -> Pop3Replies.notTaken(Replies.MESSAGE_TOO_LARGE);
        case DataEnd.Endless endless ->
            throw channel.torn(Pop3Replies.notTaken(Replies.MESSAGE_TOO_LARGE));
        case DataEnd.Malformed(LineFault fault) ->
            // As over SMTP: what comes behind it may be smuggled (RFC 5321 §2.3.8).
            throw channel.torn(Pop3Replies.notTaken(Replies.malformedMessage(fault.text())));
      };
    }
  }

  private Pop3Reply handIn(Maildrop sender, MessageBuffer message) throws InterruptedException {
    try {
      return switch (listener.agree(channel.client(), sender, message)) {
        case Pop3Submission.Refused(Reply reply) -> Pop3Replies.notTaken(reply);
        case Pop3Submission.Agreed(Envelope envelope) -> submit(envelope, message);
      };
    } catch (IOException | RuntimeException e) {
      return failed(e);
    } finally {
      listener.submitted(channel.client(), sender);
    }
  }

  private Pop3Reply submit(Envelope envelope, MessageBuffer message)
      throws IOException, InterruptedException {
    return switch (listener.submit(envelope, message)) {
      case Reception.Refused(Reply reply) -> Pop3Replies.notTaken(reply);
      case Reception.Accepted accepted -> {
        // The end of its transaction is not yet its safety.
        accepted.barrier().await();
        yield Pop3Replies.queued(accepted.queueId());
      }
    };
  }

  private Pop3Reply failed(Exception cause) {
    LOG.log(WARNING, () -> "no message taken from " + channel.client().remote(), cause);
    return Pop3Replies.notTaken(StorageFailure.reply(cause, terms.buffer().directory()));
  }
}
