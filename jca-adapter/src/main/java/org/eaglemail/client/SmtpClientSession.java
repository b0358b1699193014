package org.eaglemail.client;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Dialogue;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spi.MailProtocol;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.PeerStage;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;

/**
 * The client's side of a session with one server, for any number of messages, one after the other
 * (RFC 5321 §3). For one thread at a time.
 */
public final class SmtpClientSession implements Closeable {
  /** RFC 3207 §4: the handshake may begin. */
  private static final int READY = 220;

  private final Conversation conversation;
  private Capabilities capabilities = Capabilities.NONE;
  private Optional<Encryption> encryption = Optional.empty();
  private int messages;

  private SmtpClientSession(Conversation conversation) {
    this.conversation = conversation;
  }

  /**
   * Awaits the greeting and says EHLO, or HELO to a server that does not know EHLO.
   *
   * @param transport this session's own from now on
   * @throws SmtpConnectException when the server does not want a session or is lost; {@code
   *     transport} is closed
   */
  static SmtpClientSession open(
      Transport transport,
      Destination peer,
      ClientTimeouts timeouts,
      ClientTls tls,
      DialogueObserver observer)
      throws SmtpConnectException {
    Conversation conversation = new Conversation(transport, peer, timeouts, observer);
    SmtpClientSession session = new SmtpClientSession(conversation);
    try {
      session.begin(tls);
      return session;
    } catch (PeerFailure failure) {
      Reply lost = conversation.explain(failure).reply();
      throw new SmtpConnectException(lost, failure, conversation.dialogue());
    } catch (TlsFailure failure) {
      conversation.close();
      throw new SmtpConnectException(
          LocalReplies.tlsFailed(peer, failure).reply(), failure, conversation.dialogue());
    } catch (AuthFailure failure) {
      session.close();
      throw new SmtpConnectException(
          LocalReplies.loginFailed(peer, failure).reply(),
          failure,
          conversation.dialogue(),
          PeerStage.LOGIN);
    } catch (SmtpConnectException refused) {
      session.close();
      throw new SmtpConnectException(refused.reply(), refused.getCause(), conversation.dialogue());
    } catch (IOException e) {
      session.close();
      throw new SmtpConnectException(
          LocalReplies.unreachable(peer, "input or output failed").reply(),
          e,
          conversation.dialogue());
    }
  }

  private void begin(ClientTls tls) throws IOException {
    require(Phase.GREETING, conversation.hear(Phase.GREETING));
    hello();
    if (conversation.peer().tls() != TlsPolicy.NONE) {
      beginTls(tls);
    }
    Optional<Credentials> login = conversation.peer().login();
    if (login.isPresent()) {
      logIn(login.get());
    }
  }

  private void beginTls(ClientTls tls) throws IOException {
    Destination peer = conversation.peer();
    Optional<String> missing = secure(tls);
    if (peer.requireTls() && !heedsRequireTls()) {
      throw new SmtpConnectException(
          LocalReplies.needsTls(peer).reply(),
          new TlsFailure(missing.orElse("REQUIRETLS was not offered")));
    }
    if (missing.isPresent() && peer.tls().isMandatory()) {
      throw new SmtpConnectException(
          LocalReplies.tlsMissing(peer, missing.get()).reply(), new TlsFailure(missing.get()));
    }
  }

  private void logIn(Credentials login) throws IOException {
    if (encryption.isEmpty() && !conversation.peer().isLoopback()) {
      throw new AuthFailure("not without TLS");
    }
    new ClientAuthentication(conversation, login, conversation.bindings())
        .run(capabilities.mechanisms());
  }

  /**
   * RFC 8689 §2: it is offered under TLS only. A server that refuses TLS for now may yet offer it.
   */
  private boolean heedsRequireTls() {
    return capabilities.offers(
        encryption.isPresent() ? SmtpExtension.REQUIRETLS : SmtpExtension.STARTTLS);
  }

  /** RFC 3207 §4: keys, and EHLO anew, since nothing said before counts; or why there is no TLS. */
  private Optional<String> secure(ClientTls tls) throws IOException {
    if (!capabilities.offers(SmtpExtension.STARTTLS)) {
      return Optional.of("was not offered");
    }
    Reply reply = conversation.ask(Phase.STARTTLS, "STARTTLS");
    if (reply.code() != READY) {
      requireOpen(reply);
      return Optional.of("was refused (" + reply.text() + ")");
    }
    SSLSession agreed = conversation.encrypt(tls.engine(conversation.peer()));
    capabilities = Capabilities.NONE;
    try {
      hello();
    } catch (PeerFailure lost) {
      // In TLS 1.3 a server may yet refuse when the client has done its part (RFC 8446 §4.4.4).
      throw lost.kind() == PeerFailure.Kind.GARBLED ? lost : TlsFailure.of(lost);
    }
    encryption =
        Optional.of(
            new Encryption(agreed.getProtocol(), agreed.getCipherSuite(), Optional.empty()));
    return Optional.empty();
  }

  private void requireOpen(Reply reply) throws SmtpConnectException {
    if (!conversation.isOpen()) {
      throw new SmtpConnectException(reply, null);
    }
  }

  /** What was agreed on; empty in the clear. */
  public Optional<Encryption> encryption() {
    return encryption;
  }

  private void hello() throws IOException {
    if (conversation.peer().protocol() == MailProtocol.LMTP) {
      // RFC 2033 §4.1: in LHLO's place there is nothing else.
      Reply lhlo = conversation.ask(Phase.LHLO, "LHLO " + conversation.peer().helo());
      require(Phase.LHLO, lhlo);
      capabilities = Capabilities.of(lhlo);
      return;
    }
    Reply ehlo = conversation.ask(Phase.EHLO, "EHLO " + conversation.peer().helo());
    if (ehlo.isPermanent()) {
      // RFC 5321 §3.2: a server of old says 500 or 502 to EHLO, and takes HELO.
      Reply helo = conversation.ask(Phase.HELO, "HELO " + conversation.peer().helo());
      require(Phase.HELO, helo);
    } else {
      require(Phase.EHLO, ehlo);
      capabilities = Capabilities.of(ehlo);
    }
  }

  private void require(Phase phase, Reply reply) throws SmtpConnectException {
    if (reply.code() / 100 != 2) {
      throw new SmtpConnectException(
          reply.isPositive()
              ? LocalReplies.unexpected(conversation.peer(), phase, reply).reply()
              : reply,
          null);
    }
  }

  /**
   * Sends a message. What the peer is known not to take is not offered to it.
   *
   * @throws IOException when the message's source cannot be read; the session is over, and the peer
   *     has not accepted the message
   */
  public SendResult send(OutboundMessage asked) throws IOException {
    PeerRules rules = new PeerRules(conversation.peer(), capabilities);
    OutboundMessage message;
    Optional<Verdict> refusal;
    try {
      message = rules.form(asked);
      refusal = rules.refusal(message);
    } catch (IOException e) {
      conversation.close();
      throw e;
    }
    if (refusal.isPresent()) {
      int recipients = message.recipients().size();
      return new SendResult.Sent(
          Transmission.same(recipients, refusal.get(), capabilities.extensions()).over(encryption));
    }
    boolean reused = messages++ > 0;
    return switch (new MailTransactions(conversation, capabilities, message).run(reused)) {
      case SendResult.Sent(Transmission sent) ->
          new SendResult.Sent(sent.over(encryption).after(conversation.endMessage()));
      case SendResult.NotBegun notBegun -> notBegun;
    };
  }

  /** What was said since the last message was sent, or since the session began. */
  public Dialogue dialogue() {
    return conversation.dialogue();
  }

  /** Asks whether the peer would take mail for that recipient; none is sent. */
  Verdict ask(ReversePath sender, EmailAddress recipient) {
    return Prober.ask(conversation, capabilities, sender, recipient);
  }

  /** How many messages were offered to the peer so far. */
  public int messages() {
    return messages;
  }

  /** Whether the last word of the peer left the session open. Does not look at the connection. */
  public boolean isOpen() {
    return conversation.isOpen();
  }

  /**
   * Whether another message can be sent: the session is open and, between two messages, the peer
   * has neither closed the connection nor said anything unasked. Does not block.
   */
  public boolean isReady() {
    return conversation.isQuiet();
  }

  /**
   * Says QUIT if the session is still open, waits a little for the reply, and closes the
   * connection. Blocks for no longer than {@link ClientTimeouts#quit}.
   */
  @Override
  public void close() {
    if (conversation.isOpen()) {
      try {
        conversation.ask(Phase.QUIT, "QUIT");
      } catch (IOException e) {
        // RFC 5321 §4.1.1.10 asks for the reply; but all messages are settled, nothing is lost.
        System.getLogger(SmtpClientSession.class.getName())
            .log(
                System.Logger.Level.DEBUG, () -> "no reply to QUIT from " + conversation.peer(), e);
      }
      conversation.close();
    }
  }
}
