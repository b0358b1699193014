package org.eaglemail.server;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.SmtpSequence;
import org.eaglemail.protocol.smtp.SmtpState;
import org.eaglemail.protocol.smtp.SmtpSyntaxError;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpRole;

/** What each command does: first the check of the sequence, then the step. */
final class SmtpDialogue {
  private final SmtpContext context;
  private final SmtpChannel channel;
  private final SmtpProfile profile;
  private final EhloReply ehlo;
  private final SmtpAuthentication authentication;
  private final EnvelopeCommands envelopes;
  private final MessageCommands messages;

  SmtpDialogue(SmtpContext context, SmtpChannel channel) {
    InstantSource clock = InstantSource.system();
    this.context = context;
    this.channel = channel;
    this.profile = context.profile();
    this.ehlo = new EhloReply(profile, clock);
    this.authentication = new SmtpAuthentication(channel, context.listener(), profile);
    this.envelopes = new EnvelopeCommands(context, clock);
    this.messages = new MessageCommands(context, channel);
  }

  /** Whether AUTH may come next, whose line may be longer than any other. */
  boolean mayAuthenticate() {
    return authentication.isOffered(context.client()) && context.state().authenticated().isEmpty();
  }

  /**
   * The answer to a command.
   *
   * @throws SmtpSyntaxError when it turned out to be malformed on the way
   * @throws EndOfSession when the session ends with this command
   */
  Reply answer(SmtpCommand command)
      throws IOException, InterruptedException, SmtpSyntaxError, EndOfSession {
    Optional<Reply> refusal =
        SmtpSequence.refusal(context.state(), command).or(() -> roleRefusal(command));
    if (refusal.isPresent()) {
      if (command instanceof SmtpCommand.Bdat bdat) {
        messages.skip(bdat);
      }
      return inRole(refusal.get());
    }
    return proceed(command);
  }

  // RFC 2033 §4.2.
  private Reply inRole(Reply refusal) {
    return profile.role() == SmtpRole.LMTP && refusal.equals(Replies.NO_VALID_RECIPIENTS)
        ? Replies.NO_LOCAL_RECIPIENTS
        : refusal;
  }

  private Optional<Reply> roleRefusal(SmtpCommand command) {
    if (profile.role() == SmtpRole.LMTP) {
      return command instanceof SmtpCommand.Ehlo || command instanceof SmtpCommand.Helo
          ? Optional.of(Replies.LHLO_ONLY)
          : Optional.empty();
    }
    return command instanceof SmtpCommand.Lhlo ? Optional.of(Replies.NOT_LMTP) : Optional.empty();
  }

  private Reply proceed(SmtpCommand command)
      throws IOException, InterruptedException, SmtpSyntaxError, EndOfSession {
    SmtpState state = context.state();
    return switch (command) {
      case SmtpCommand.Ehlo(String name) -> extended(name);
      case SmtpCommand.Lhlo(String name) -> extended(name);
      case SmtpCommand.Helo(String name) -> plain(name);
      // The sequence has made sure of the state that these are legal in.
      case SmtpCommand.Mail mail -> envelopes.mail((SmtpState.Greeted) state, mail);
      case SmtpCommand.Rcpt rcpt -> envelopes.rcpt((SmtpState.InTransaction) state, rcpt);
      case SmtpCommand.Data data -> messages.data();
      case SmtpCommand.Bdat bdat -> messages.bdat((SmtpState.InTransaction) state, bdat);
      case SmtpCommand.Auth auth -> auth((SmtpState.Greeted) state, auth);
      case SmtpCommand.Rset rset -> {
        reset();
        yield Replies.OK;
      }
      case SmtpCommand.Noop noop -> Replies.OK;
      case SmtpCommand.Help help -> HelpReply.of(profile.role(), context.offer());
      case SmtpCommand.Vrfy(String subject) ->
          profile.has(SmtpExtension.VRFY)
              ? context.listener().verify(context.snapshot(), subject)
              : Replies.CANNOT_VERIFY;
      case SmtpCommand.Expn(String list) ->
          profile.has(SmtpExtension.EXPN)
              ? context.listener().expand(context.snapshot(), list)
              : Replies.NOT_IMPLEMENTED;
      case SmtpCommand.Etrn(String node) ->
          context.offer().has(SmtpExtension.ETRN)
              ? context.listener().flush(context.snapshot(), List.of(node))
              : Replies.NOT_IMPLEMENTED;
      case SmtpCommand.Xclient xclient -> xclient(xclient);
      case SmtpCommand.StartTls start -> startTls();
      case SmtpCommand.Quit quit -> throw EndOfSession.saying(Replies.GOODBYE);
      case SmtpCommand.NotImplemented missing -> Replies.NOT_IMPLEMENTED;
      case SmtpCommand.Unknown unknown -> Replies.UNKNOWN_COMMAND;
    };
  }

  private Reply extended(String name) throws EndOfSession {
    return switch (greeted(name, true)) {
      case Decision.Refuse refuse -> SmtpContext.refusal(refuse);
      case Decision.Proceed go -> {
        String mechanisms = authentication.offer(context.client()).names();
        yield ehlo.extended(context.offer(), mechanisms, name);
      }
    };
  }

  private Reply plain(String name) throws EndOfSession {
    return switch (greeted(name, false)) {
      case Decision.Refuse refuse -> SmtpContext.refusal(refuse);
      case Decision.Proceed go -> ehlo.plain(name);
    };
  }

  private Decision greeted(String name, boolean extended) {
    reset();
    return context.greeted(name, extended, authentication.isOffered(context.client()));
  }

  /** Gives the transaction up. */
  void reset() {
    messages.forget();
    context.reset();
  }

  private Reply startTls() throws EndOfSession {
    if (context.client().tls()) {
      return Replies.ALREADY_ENCRYPTED;
    }
    if (profile.tls().isEmpty() || !profile.has(SmtpExtension.STARTTLS)) {
      return Replies.NOT_IMPLEMENTED;
    }
    if (channel.hasMore()) {
      throw EndOfSession.saying(Replies.PLAINTEXT_AFTER_STARTTLS);
    }
    return Replies.READY_FOR_TLS;
  }

  /** RFC 3207 §4.2: after the handshake nothing holds that was said before. */
  void encrypted(Client now) {
    reset();
    context.forget(now);
  }

  private Reply auth(SmtpState.Greeted anonymous, SmtpCommand.Auth auth)
      throws IOException, InterruptedException, SmtpSyntaxError, EndOfSession {
    if (profile.mechanisms().isEmpty() || !profile.has(SmtpExtension.AUTH)) {
      return Replies.AUTHENTICATION_NOT_OFFERED;
    }
    SmtpAuthentication.Result result = authentication.run(context.client(), auth);
    result.account().ifPresent(account -> context.authenticated(anonymous, account));
    return result.reply();
  }

  // XCLIENT_README: the session goes back to its banner.
  private Reply xclient(SmtpCommand.Xclient command) throws SmtpSyntaxError, EndOfSession {
    if (!profile.has(SmtpExtension.XCLIENT) || !context.isTrusted()) {
      return Replies.XCLIENT_DENIED;
    }
    XclientIdentity identity = XclientIdentity.of(context.client(), command);
    return switch (context.becomes(identity.client(), identity.account())) {
      case Decision.Refuse(Reply reply) -> throw EndOfSession.saying(reply);
      case Decision.Proceed go -> Replies.banner(profile.hostname());
    };
  }
}
