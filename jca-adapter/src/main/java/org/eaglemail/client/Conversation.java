package org.eaglemail.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Dialogue;
import org.eaglemail.spi.Verdict;
import org.eaglemail.wire.ChannelBindings;
import org.eaglemail.wire.CrlfReader;
import org.eaglemail.wire.DotStuffing;
import org.eaglemail.wire.LineWriter;
import org.eaglemail.wire.TlsStreams;

/**
 * Commands out, replies in, over one connection; knows how far it came, and so what to say of a
 * failure. Once it is closed it stays so. For one thread.
 */
final class Conversation {
  /** RFC 5321 §3.8: with this code the peer says farewell, in answer to whatever. */
  static final int CLOSING = 421;

  /** How long to look for the last words of a peer that takes no more of ours. */
  private static final Duration LAST_WORDS_TIME = Duration.ofSeconds(1);

  private static final int LAST_WORDS = 4;

  private final Transport transport;
  private final Destination peer;
  private final ClientTimeouts timeouts;
  private final DialogueObserver observer;
  private LineWriter out;
  private CrlfReader in;
  private ReplyReader replies;
  private Optional<TlsStreams> tls = Optional.empty();
  private Phase phase = Phase.GREETING;
  private final DialogueRecorder recorder = new DialogueRecorder();
  private boolean open = true;

  /**
   * @param observer is told what is said
   */
  Conversation(
      Transport transport, Destination peer, ClientTimeouts timeouts, DialogueObserver observer) {
    this.transport = transport;
    this.peer = peer;
    this.timeouts = timeouts;
    this.observer = observer;
    this.out = new LineWriter(transport.output());
    this.in = new CrlfReader(transport.input(), out);
    this.replies = new ReplyReader(in);
  }

  Destination peer() {
    return peer;
  }

  /** Says a command; it leaves together with others before the next reply is awaited. */
  void say(Phase next, String command) throws IOException {
    if (command.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new IllegalArgumentException("a command holds a control character");
    }
    phase = next;
    recorder.said(next, command);
    observer.said(next, command);
    out.line(command);
  }

  /**
   * Waits for the reply that belongs to {@code next}. After 421 the conversation is closed.
   *
   * @throws PeerFailure when there is none
   */
  Reply hear(Phase next) throws IOException {
    phase = next;
    Reply reply = listen(timeouts.reply(next));
    if (reply.code() == CLOSING) {
      close();
    }
    return reply;
  }

  private Reply listen(Duration time) throws IOException {
    transport.readWithin(time);
    out.flush();
    Reply reply = replies.read();
    recorder.heard(reply);
    observer.heard(phase, reply);
    return reply;
  }

  /** Says a command and waits for its reply. */
  Reply ask(Phase next, String command) throws IOException {
    say(next, command);
    return hear(next);
  }

  /**
   * Sends a message; its final dot leaves with the next {@link #hear}, and not before.
   *
   * @throws org.eaglemail.wire.BareLineBreakException when it is not made of lines; the peer has
   *     not seen the place nor a final dot
   * @throws PeerFailure when the peer is lost
   * @throws IOException when {@code message} cannot be read
   */
  void content(InputStream message) throws IOException {
    phase = Phase.BODY;
    recorder.noted("the message");
    // The three octets of the final dot come last, so the writer's buffer holds them back.
    DotStuffing.write(message, out);
  }

  /**
   * Sends a message as its last and only chunk (RFC 3030 §2); its end leaves with the next {@link
   * #hear}.
   *
   * @throws org.eaglemail.wire.BareLineBreakException when {@code message} says so of itself
   * @throws PeerFailure when the peer is lost
   * @throws IOException when {@code message} cannot be read, or has not that size
   */
  void chunk(long size, InputStream message) throws IOException {
    say(Phase.BODY, "BDAT " + size + " LAST");
    if (message.transferTo(out) != size) {
      throw new IOException("the message has not the size it promised");
    }
  }

  /**
   * Agrees on keys; all that follows is encrypted.
   *
   * @throws PeerFailure when something lies behind the reply to STARTTLS, which somebody else may
   *     have put there in the clear
   * @throws TlsFailure when they cannot agree, or the peer is lost; the conversation is closed
   */
  SSLSession encrypt(SSLEngine engine) throws PeerFailure, TlsFailure {
    if (in.hasBuffered()) {
      throw new PeerFailure(PeerFailure.Kind.GARBLED, "more than a reply to STARTTLS");
    }
    Duration time = timeouts.reply(Phase.STARTTLS);
    transport.readWithin(time);
    TlsStreams streams = new TlsStreams(transport.input(), transport.output(), engine);
    try {
      streams.handshake(time);
    } catch (IOException e) {
      close();
      throw TlsFailure.of(e);
    }
    tls = Optional.of(streams);
    out = new LineWriter(new EncryptedOutput(streams.output()));
    in = new CrlfReader(new EncryptedInput(streams.input()), out);
    replies = new ReplyReader(in);
    SSLSession agreed = streams.session();
    recorder.noted(agreed.getProtocol() + " " + agreed.getCipherSuite());
    return agreed;
  }

  /** The bindings of the session's encryption. */
  ChannelBindings bindings() {
    return new ChannelBindings(tls.map(TlsStreams::session));
  }

  /** What was said since the last message ended; without one, since the connection began. */
  Dialogue dialogue() {
    return recorder.dialogue();
  }

  /** What was said for a message; nothing of it is kept while the session rests. */
  Dialogue endMessage() {
    Dialogue said = recorder.dialogue();
    recorder.clear();
    return said;
  }

  /** Whether the peer can still be spoken to, as far as we heard. */
  boolean isOpen() {
    return open;
  }

  /** Whether it can be spoken to, and is silent as it should be between two messages. */
  boolean isQuiet() {
    return open
        && !in.hasBuffered()
        && tls.filter(TlsStreams::hasBuffered).isEmpty()
        && transport.isQuiet();
  }

  /** The verdict that stands for {@code failure}; the conversation is closed. */
  Verdict explain(PeerFailure failure) {
    Phase failed = phase;
    try {
      // A server may refuse in the middle of what we send, and close: that says more than we know.
      Verdict verdict =
          failure.kind() == PeerFailure.Kind.UNWRITABLE
              ? lastWords(failure)
              : LocalReplies.lost(peer, failed, failure);
      if (verdict.local()) {
        recorder.noted(verdict.reply().text());
      }
      return verdict;
    } finally {
      close();
    }
  }

  private Verdict lastWords(PeerFailure failure) {
    // Before the message each refusal has a command that it answers: it speaks of no other.
    boolean ofTheMessage = phase == Phase.BODY || phase == Phase.END_OF_DATA;
    try {
      for (int i = 0; i < LAST_WORDS; i++) {
        Reply reply = listen(LAST_WORDS_TIME);
        if (reply.code() == CLOSING || (ofTheMessage && !reply.isPositive())) {
          return Verdict.spoken(reply);
        }
      }
    } catch (IOException silent) {
      failure.addSuppressed(silent);
    }
    return LocalReplies.lost(peer, phase, failure);
  }

  /** Closes the connection without a word. */
  void close() {
    open = false;
    transport.close();
  }
}
