package org.eaglemail.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Verdict;
import org.eaglemail.wire.BareLineBreakException;
import org.eaglemail.wire.LineCheck;

/** The content of a message on its way, the envelope of which was taken. */
final class ContentTransfer {
  private final Conversation conversation;
  private final OutboundMessage message;

  ContentTransfer(Conversation conversation, OutboundMessage message) {
    this.conversation = conversation;
    this.message = message;
  }

  /**
   * After 354: sends it as lines, whose end leaves with the next reply that is awaited.
   *
   * @return a verdict of our own when it was not sent to its end; the conversation is closed
   * @throws PeerFailure when the peer is lost
   * @throws IOException when the message's source cannot be read; the conversation is closed
   */
  Optional<Verdict> lines() throws IOException {
    return send(conversation::content);
  }

  /**
   * The same as one chunk (RFC 3030 §2). Its length says where it ends, so that nothing in it can
   * be taken for its end; lines are looked at even so, for the sake of servers beyond.
   */
  Optional<Verdict> chunk() throws IOException {
    long size = message.source().size();
    boolean binary = message.parameters().body() == BodyType.BINARY_MIME;
    return send(octets -> conversation.chunk(size, binary ? octets : new LineCheck(octets)));
  }

  @FunctionalInterface
  private interface Sending {
    void send(InputStream octets) throws IOException;
  }

  private Optional<Verdict> send(Sending sending) throws IOException {
    try (InputStream octets = message.source().open()) {
      sending.send(octets);
      return Optional.empty();
    } catch (PeerFailure e) {
      throw e;
    } catch (BareLineBreakException e) {
      conversation.close();
      return Optional.of(LocalReplies.notLines(String.valueOf(e.getMessage())));
    } catch (IOException | RuntimeException e) {
      // What ends without its final dot is not accepted; DATA and BDAT know no other way back.
      conversation.close();
      throw e;
    }
  }
}
