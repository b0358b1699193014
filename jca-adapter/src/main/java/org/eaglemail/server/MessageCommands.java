package org.eaglemail.server;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.SmtpState;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.Stage;
import org.eaglemail.wire.DataEnd;
import org.eaglemail.wire.LineFault;

/** DATA (RFC 5321 §4.1.1.4) and BDAT (RFC 3030 §2). */
final class MessageCommands {
  private final SmtpContext context;
  private final SmtpChannel channel;
  private final MessageReception reception;
  private Optional<ChunkedMessage> chunks = Optional.empty();

  MessageCommands(SmtpContext context, SmtpChannel channel) {
    this.context = context;
    this.channel = channel;
    this.reception = new MessageReception(channel, context.listener(), context.profile());
  }

  Reply data() throws IOException, InterruptedException, EndOfSession {
    Transaction transaction = context.transaction();
    if (transaction.mail().parameters().body() == BodyType.BINARY_MIME) {
      return Replies.BINARY_NEEDS_BDAT;
    }
    Optional<Reply> refusal = refusal(transaction);
    if (refusal.isPresent()) {
      context.reset();
      return refusal.get();
    }
    Envelope envelope = transaction.envelope();
    // However it ends, the transaction is over (RFC 5321 §4.1.1.4).
    MessageReception.Result result = reception.receive(envelope);
    return end(result, transaction.accepted());
  }

  /** Asks the application when it wants to be asked before the message comes. */
  private Optional<Reply> refusal(Transaction transaction) throws EndOfSession {
    if (!context.profile().stages().contains(Stage.DATA)) {
      return Optional.empty();
    }
    return switch (context.listener().data(transaction.envelope())) {
      case Decision.Refuse refuse -> Optional.of(SmtpContext.refusal(refuse));
      case Decision.Proceed(Disposition disposition) -> {
        transaction.let(disposition);
        yield Optional.empty();
      }
    };
  }

  Reply bdat(SmtpState.InTransaction state, SmtpCommand.Bdat bdat)
      throws IOException, InterruptedException, EndOfSession {
    if (!context.offer().has(SmtpExtension.CHUNKING)) {
      skip(bdat);
      return Replies.NOT_IMPLEMENTED;
    }
    if (chunks.isEmpty()) {
      Optional<Reply> refusal = askFirst(bdat);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      chunks = Optional.of(begin());
      context.go(state.withChunk());
    }
    ChunkedMessage message = chunks.get();
    if (bdat.size() > context.profile().limits().messageSize() - message.size()) {
      skip(bdat);
      giveUp();
      return Replies.MESSAGE_TOO_LARGE;
    }
    Duration left = message.left();
    if (!left.isPositive()) {
      throw EndOfSession.saying(Replies.TIMED_OUT);
    }
    channel.readChunk(bdat.size(), message, left);
    return bdat.last() ? last(message) : received(message);
  }

  private Optional<Reply> askFirst(SmtpCommand.Bdat bdat) throws IOException, EndOfSession {
    Optional<Reply> refusal;
    try {
      refusal = refusal(context.transaction());
    } catch (RuntimeException e) {
      skip(bdat);
      throw e;
    }
    if (refusal.isPresent()) {
      skip(bdat);
      context.reset();
    }
    return refusal;
  }

  private ChunkedMessage begin() {
    return new ChunkedMessage(
        reception.buffer(),
        context.transaction().mail().parameters().body() == BodyType.BINARY_MIME,
        context.profile().limits().messageTimeout());
  }

  private Reply received(ChunkedMessage message) throws EndOfSession {
    endIfMalformed(message);
    if (message.failure().isPresent()) {
      Reply reply = reception.failed(context.transaction().envelope(), message.failure().get());
      giveUp();
      return reply;
    }
    return Replies.CHUNK_OK;
  }

  private Reply last(ChunkedMessage message)
      throws IOException, InterruptedException, EndOfSession {
    message.end();
    endIfMalformed(message);
    Transaction transaction = context.transaction();
    Envelope envelope = transaction.envelope();
    MessageReception.Result result;
    try (message) {
      chunks = Optional.empty();
      result =
          message.failure().isPresent()
              ? MessageReception.unseen(
                  envelope, reception.failed(envelope, message.failure().get()))
              : reception.handOver(envelope, message.buffer());
    }
    return end(result, transaction.accepted());
  }

  private static void endIfMalformed(ChunkedMessage message) throws EndOfSession {
    Optional<LineFault> fault = message.fault();
    if (fault.isPresent()) {
      throw EndOfSession.saying(Replies.malformedMessage(fault.get().text()));
    }
  }

  /** Says all replies but the last one, which it returns. */
  private Reply end(MessageReception.Result result, List<EmailAddress> recipients)
      throws IOException, InterruptedException {
    if (result.seen()) {
      context.over();
    } else {
      context.reset();
    }
    Function<EmailAddress, Reply> replies = reception.replies(result);
    if (context.profile().role() == SmtpRole.LMTP) {
      // RFC 2033 §4.2: one for each RCPT that was accepted, in their order.
      for (EmailAddress recipient : recipients.subList(0, recipients.size() - 1)) {
        channel.say(replies.apply(recipient));
      }
    }
    return replies.apply(recipients.getLast());
  }

  /** Reads and drops the octets behind a BDAT that is refused: they are no commands. */
  void skip(SmtpCommand.Bdat bdat) throws IOException, EndOfSession {
    if (bdat.size() > DataEnd.MAX_DROPPED) {
      throw EndOfSession.saying(Replies.MESSAGE_TOO_LARGE);
    }
    channel.readChunk(
        bdat.size(), OutputStream.nullOutputStream(), context.profile().limits().messageTimeout());
  }

  private void giveUp() {
    forget();
    context.reset();
  }

  /** Forgets the chunks there are. */
  void forget() {
    chunks.ifPresent(ChunkedMessage::close);
    chunks = Optional.empty();
  }
}
