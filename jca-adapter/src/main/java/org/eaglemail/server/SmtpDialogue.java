package org.eaglemail.server;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.util.Optional;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpSequence;
import org.eaglemail.protocol.smtp.SmtpState;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpSession;

/** What each command does: first the check of the sequence, then the step. */
final class SmtpDialogue {
  private static final System.Logger LOG = System.getLogger(SmtpDialogue.class.getName());

  private final SmtpListener listener;
  private final SmtpProfile profile;
  private final SmtpChannel channel;
  private final SmtpAuthentication authentication;
  private final MessageReception reception;
  private Client client;
  private SmtpState state = new SmtpState.Connected();

  SmtpDialogue(Client client, SmtpChannel channel, SmtpListener listener, SmtpProfile profile) {
    this.client = client;
    this.channel = channel;
    this.listener = listener;
    this.profile = profile;
    this.authentication = new SmtpAuthentication(channel);
    this.reception = new MessageReception(channel, listener, profile);
  }

  /** Whether AUTH may come next, whose line may be longer than any other. */
  boolean mayAuthenticate() {
    return EhloReply.offersAuthentication(profile, client) && state.authenticated().isEmpty();
  }

  /**
   * The answer to a command.
   *
   * @throws SmtpSyntaxError when it turned out to be malformed on the way
   * @throws EndOfSession when the session ends with this command
   */
  Reply answer(SmtpCommand command)
      throws IOException, InterruptedException, SmtpSyntaxError, EndOfSession {
    Optional<Reply> refusal = SmtpSequence.refusal(state, command);
    return refusal.isPresent() ? refusal.get() : proceed(command);
  }

  private Reply proceed(SmtpCommand command)
      throws IOException, InterruptedException, SmtpSyntaxError, EndOfSession {
    return switch (command) {
      case SmtpCommand.Ehlo(String name) -> {
        greeted(name, true);
        yield EhloReply.extended(profile, client, name);
      }
      case SmtpCommand.Helo(String name) -> {
        greeted(name, false);
        yield EhloReply.plain(profile, name);
      }
      // The sequence has made sure of the state that these are legal in.
      case SmtpCommand.Mail mail -> mail((SmtpState.Greeted) state, mail);
      case SmtpCommand.Rcpt rcpt -> rcpt((SmtpState.InTransaction) state, rcpt);
      case SmtpCommand.Data data -> data((SmtpState.InTransaction) state);
      case SmtpCommand.Auth auth -> auth((SmtpState.Greeted) state, auth);
      case SmtpCommand.Rset rset -> {
        state = state.reset();
        yield Replies.OK;
      }
      case SmtpCommand.Noop noop -> Replies.OK;
      case SmtpCommand.Vrfy vrfy -> Replies.CANNOT_VERIFY;
      case SmtpCommand.Help help -> Replies.HELP;
      case SmtpCommand.Quit quit -> throw EndOfSession.saying(Replies.GOODBYE);
      case SmtpCommand.Bdat bdat -> Replies.NOT_IMPLEMENTED;
      case SmtpCommand.Lhlo lhlo -> Replies.NOT_IMPLEMENTED;
      case SmtpCommand.StartTls start -> startTls();
      case SmtpCommand.Etrn etrn -> Replies.NOT_IMPLEMENTED;
      case SmtpCommand.Expn expn -> Replies.NOT_IMPLEMENTED;
      case SmtpCommand.Xclient xclient -> Replies.NOT_IMPLEMENTED;
      case SmtpCommand.NotImplemented missing -> Replies.NOT_IMPLEMENTED;
      case SmtpCommand.Unknown unknown -> Replies.UNKNOWN_COMMAND;
    };
  }

  private Reply startTls() throws EndOfSession {
    if (client.tls()) {
      return Replies.ALREADY_ENCRYPTED;
    }
    if (!EhloReply.offersTls(profile, client)) {
      return Replies.NOT_IMPLEMENTED;
    }
    if (channel.hasBuffered()) {
      throw EndOfSession.saying(Replies.PLAINTEXT_AFTER_STARTTLS);
    }
    return Replies.READY_FOR_TLS;
  }

  /** RFC 3207 §4.2: after the handshake nothing holds that was said before. */
  void encrypted(Client now) {
    client = now;
    state = new SmtpState.Connected();
  }

  // RFC 5321 §4.1.4: a second EHLO gives up the transaction; who the client is stays known.
  private void greeted(String name, boolean extended) {
    state = new SmtpState.Greeted(name, extended, state.authenticated());
  }

  private Reply mail(SmtpState.Greeted sender, SmtpCommand.Mail mail) {
    // RFC 1870 §6.1: refused before it is sent.
    if (mail.parameters().size().orElse(0) > profile.limits().messageSize()) {
      return Replies.MESSAGE_TOO_LARGE;
    }
    return switch (listener.sender(snapshot(sender), mail.from(), mail.parameters())) {
      case Decision.Refuse(Reply reply) -> reply;
      case Decision.Proceed go -> {
        state = sender.begin(mail);
        yield Replies.SENDER_OK;
      }
    };
  }

  private Reply rcpt(SmtpState.InTransaction transaction, SmtpCommand.Rcpt rcpt) {
    // RFC 5321 §4.5.3.1.10: 452, and the client sends the rest in another transaction.
    if (transaction.to().size() >= profile.limits().recipients()) {
      return Replies.TOO_MANY_RECIPIENTS;
    }
    ForwardPath to = rcpt.to();
    return switch (listener.recipient(
        snapshot(transaction.client()), transaction.from(), to, rcpt.parameters())) {
      case Decision.Refuse(Reply reply) -> reply;
      case Decision.Proceed go -> {
        state = transaction.with(to.at(profile.hostname()));
        yield Replies.RECIPIENT_OK;
      }
    };
  }

  private Reply data(SmtpState.InTransaction transaction)
      throws IOException, InterruptedException, EndOfSession {
    Envelope envelope =
        new Envelope(
            snapshot(transaction.client()),
            transaction.from(),
            transaction.parameters(),
            transaction.to().stream().map(EnvelopeRecipient::of).toList(),
            Disposition.DELIVER);
    // However it ends, the transaction is over (RFC 5321 §4.1.1.4).
    state = transaction.reset();
    return reception.receive(envelope);
  }

  private Reply auth(SmtpState.Greeted anonymous, SmtpCommand.Auth auth)
      throws IOException, SmtpSyntaxError, EndOfSession {
    if (profile.mechanisms().isEmpty()) {
      return Replies.AUTHENTICATION_NOT_OFFERED;
    }
    if (!client.isPrivate()) {
      return Replies.ENCRYPTION_REQUIRED;
    }
    Credentials credentials = authentication.credentials(auth);
    Authentication answer;
    try {
      answer = listener.authenticate(client, new Proof.Password(credentials));
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "cannot authenticate " + client.remote() + ": " + e, e);
      return Replies.AUTHENTICATION_UNAVAILABLE;
    }
    return switch (answer) {
      case Authentication.Denied denied -> Replies.BAD_CREDENTIALS;
      case Authentication.Refused(Reply reply) -> reply;
      case Authentication.Granted granted -> {
        state = anonymous.as(granted.account());
        yield Replies.AUTHENTICATED;
      }
    };
  }

  private SmtpSession snapshot(SmtpState.Greeted sender) {
    return new SmtpSession(
        client, profile.role(), sender.client(), sender.extended(), sender.account());
  }
}
