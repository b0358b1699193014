package org.eaglemail.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.protocol.pop3.Pop3Command;
import org.eaglemail.protocol.pop3.Pop3Language;
import org.eaglemail.protocol.pop3.Pop3Quirk;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.protocol.pop3.Pop3Sequence;
import org.eaglemail.protocol.pop3.Pop3State;
import org.eaglemail.protocol.pop3.Pop3SyntaxError;
import org.eaglemail.protocol.sasl.ClearText;
import org.eaglemail.server.sasl.SaslFault;
import org.eaglemail.server.sasl.SaslStep;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.MaildropTerms;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.SessionTrace;

/** A step per command of a session that {@link Pop3ServerSession} reads. */
final class Pop3Dialogue {
  private final Pop3Listener listener;
  private final Pop3Profile profile;
  private final Pop3Channel channel;
  private final Pop3Answers answers;
  private final Pop3Authentication authentication;

  /** Empty where no messages are taken. */
  private final Optional<MessageSubmission> submission;

  private final Pop3Tally tally = new Pop3Tally();
  private SessionTrace trace = SessionTrace.OFF;
  private boolean utf8;

  /** Empty where APOP is not offered. */
  private final Optional<String> timestamp;

  private Pop3State<MaildropDialogue> state = new Pop3State.Authorization<>(Optional.empty());

  Pop3Dialogue(Pop3Channel channel, Pop3Listener listener, Pop3Profile profile) {
    this.channel = channel;
    this.listener = listener;
    this.profile = profile;
    this.answers = channel.answers();
    this.authentication = new Pop3Authentication(channel, listener, profile.methods());
    this.submission =
        profile.intake().map(terms -> new MessageSubmission(channel, listener, terms));
    this.timestamp =
        profile.methods().apop()
            ? Optional.of(ApopTimestamp.fresh(profile.hostname()))
            : Optional.empty();
  }

  /** What the session begins with. */
  Pop3Reply greeting() {
    return Pop3Replies.banner(profile.hostname(), timestamp);
  }

  /**
   * Acts on a command, if it may come now, and writes its answer.
   *
   * @return the first line of the answer
   * @throws IOException when the session must end: the client is gone, or its answer broke off
   * @throws Pop3SyntaxError when a line that the command had to wait for was malformed
   * @throws Drained when the session shall end while it waits for a line
   * @throws RuntimeException when the application failed; nothing of an answer was written
   */
  Pop3Reply answer(Pop3Command command)
      throws IOException, InterruptedException, Pop3SyntaxError, Drained {
    Optional<Pop3Reply> refusal = refusal(command);
    return refusal.isPresent() ? answers.say(refusal.get()) : proceed(command);
  }

  private Optional<Pop3Reply> refusal(Pop3Command command) {
    if (!isTaken(command)) {
      return Optional.of(Pop3Replies.UNKNOWN_COMMAND);
    }
    if (command instanceof Pop3Command.OfPassword && !takesPasswords()) {
      return Optional.of(
          profile.methods().clearText() == ClearText.NEVER
              ? Pop3Replies.NO_PASSWORDS
              : Pop3Replies.NOT_PRIVATE);
    }
    if (command instanceof Pop3Command.Xmit && !profile.methods().takesMessages(channel.client())) {
      return Optional.of(Pop3Replies.NOT_PRIVATE_MAIL);
    }
    if (command instanceof Pop3Command.Apop && timestamp.isEmpty()) {
      return Optional.of(Pop3Replies.UNKNOWN_COMMAND);
    }
    return Pop3Sequence.refusal(state, command);
  }

  private Pop3Reply proceed(Pop3Command command)
      throws IOException, InterruptedException, Pop3SyntaxError, Drained {
    return switch (command) {
      // The sequence has made sure of the states that these are legal in.
      case Pop3Command.User(String name) -> answers.say(user(name));
      case Pop3Command.Pass(String password) ->
          answers.say(pass((Pop3State.Authorization<MaildropDialogue>) state, password));
      case Pop3Command.Apop(String name, String digest) ->
          answers.say(prove(new Proof.Apop(name, timestamp.orElseThrow(), digest)));
      case Pop3Command.Auth auth -> answers.say(authenticate(auth));
      case Pop3Command.Mechanisms list ->
          answers.list(Pop3Replies.MECHANISMS, authentication.offer().keywords());
      case Pop3Command.OfTransaction work ->
          ((Pop3State.Transaction<MaildropDialogue>) state).maildrop().answer(work);
      case Pop3Command.Xmit handIn ->
          answers.say(
              submission
                  .orElseThrow()
                  .receive(
                      ((Pop3State.Transaction<MaildropDialogue>) state).maildrop().maildrop()));
      case Pop3Command.Capa capa -> answers.list(Pop3Replies.CAPABILITIES, capabilities());
      case Pop3Command.Utf8 use -> {
        utf8 = true;
        yield answers.say(Pop3Replies.UTF8_ON);
      }
      case Pop3Command.Lang(Optional<String> range) -> language(range);
      case Pop3Command.Quit quit -> answers.say(quit());
      case Pop3Command.Stls stls -> answers.say(stls());
      case Pop3Command.Unknown unknown -> answers.say(Pop3Replies.UNKNOWN_COMMAND);
    };
  }

  private boolean takesPasswords() {
    return profile.methods().takesPasswords(channel.client());
  }

  private boolean isTaken(Pop3Command command) {
    return switch (command) {
      case Pop3Command.Last last -> profile.conduct().quirks().contains(Pop3Quirk.LAST);
      case Pop3Command.Xlst list -> profile.conduct().quirks().contains(Pop3Quirk.XLST);
      case Pop3Command.Xmit handIn -> submission.isPresent();
      case Pop3Command other -> true;
    };
  }

  private Stream<String> capabilities() {
    Optional<MaildropTerms> own =
        state instanceof Pop3State.Transaction<MaildropDialogue>(MaildropDialogue maildrop)
            ? Optional.of(maildrop.terms())
            : Optional.empty();
    return Stream.of(
            Pop3Capabilities.ofLogin(takesPasswords(), authentication.offer(), startsTls()),
            Pop3Capabilities.ofTerms(listener.announced(), own),
            Pop3Capabilities.ofAll(profile.conduct().namesItself()))
        .flatMap(lines -> lines);
  }

  private Pop3Reply language(Optional<String> range) throws IOException {
    if (range.isEmpty()) {
      return answers.list(
          Pop3Replies.LANGUAGES, Stream.of(Pop3Language.values()).map(Pop3Language::listing));
    }
    Optional<Pop3Language> fitting = Pop3Language.fitting(range.get());
    return answers.say(fitting.map(Pop3Replies::language).orElse(Pop3Replies.NO_SUCH_LANGUAGE));
  }

  private boolean understands(MaildropMessage message) {
    return utf8 || !message.utf8() || profile.conduct().sendsUtf8();
  }

  /** What the session has come to so far. */
  Pop3Tally tally() {
    return tally;
  }

  /** What takes what is said, from the login on. */
  SessionTrace trace() {
    return trace;
  }

  /** How long to wait for the next command. */
  Duration patience() {
    return state instanceof Pop3State.Authorization<MaildropDialogue>
        ? profile.conduct().loginTimeout()
        : profile.autologout();
  }

  private boolean startsTls() {
    return profile.tls().isPresent()
        && !channel.client().tls()
        && state instanceof Pop3State.Authorization<MaildropDialogue>;
  }

  private Pop3Reply stls() {
    if (channel.client().tls()) {
      return Pop3Replies.ALREADY_ENCRYPTED;
    }
    if (utf8) {
      return Pop3Replies.STLS_AFTER_UTF8;
    }
    return startsTls() ? Pop3Replies.READY_FOR_TLS : Pop3Replies.NO_TLS;
  }

  /** RFC 2595 §4: after the handshake nothing holds that was said before. */
  void encrypted() {
    state = new Pop3State.Authorization<>(Optional.empty());
  }

  private Pop3Reply user(String name) {
    state = new Pop3State.Authorization<>(Optional.of(name));
    return Pop3Replies.NAME_ACCEPTED;
  }

  private Pop3Reply pass(Pop3State.Authorization<MaildropDialogue> named, String password)
      throws InterruptedException {
    // RFC 1939 §7: whatever becomes of it, the next PASS needs another USER.
    state = new Pop3State.Authorization<>(Optional.empty());
    Credentials credentials = Credentials.of(named.name().orElseThrow(), password);
    return opened(listener.login(channel.client(), credentials));
  }

  private Pop3Reply prove(Proof proof) throws InterruptedException {
    state = new Pop3State.Authorization<>(Optional.empty());
    return switch (listener.authenticate(channel.client(), proof)) {
      case Authentication.Granted granted ->
          opened(listener.open(channel.client(), granted.account()));
      case Authentication.Denied(Duration delay) -> denied(delay);
      case Authentication.Refused refused -> Pop3Replies.LOCAL_ERROR;
    };
  }

  private Pop3Reply authenticate(Pop3Command.Auth auth)
      throws IOException, InterruptedException, Pop3SyntaxError, Drained {
    state = new Pop3State.Authorization<>(Optional.empty());
    return switch (authentication.run(auth)) {
      case SaslStep.Granted(String account) -> opened(listener.open(channel.client(), account));
      case SaslStep.Denied(Duration delay) -> denied(delay);
      case SaslStep.Refused refused -> Pop3Replies.LOCAL_ERROR;
      case SaslStep.Faulty(SaslFault fault) -> Pop3Authentication.reply(fault);
    };
  }

  private static Pop3Reply denied(Duration delay) throws InterruptedException {
    Thread.sleep(delay);
    return Pop3Replies.DENIED;
  }

  private Pop3Reply opened(Pop3Login outcome) throws InterruptedException {
    return switch (outcome) {
      case Pop3Login.Denied(Duration delay) -> denied(delay);
      case Pop3Login.Refused refused -> Pop3Replies.LOCAL_ERROR;
      case Pop3Login.InUse inUse -> Pop3Replies.IN_USE;
      case Pop3Login.TooSoon tooSoon -> Pop3Replies.TOO_SOON;
      case Pop3Login.Opened login -> {
        MaildropDialogue maildrop =
            new MaildropDialogue(listener, login.maildrop(), this::understands, answers, tally);
        trace = login.trace();
        state = new Pop3State.Transaction<>(maildrop);
        yield maildrop.summary();
      }
    };
  }

  /** The maildrop is free before the client reads that it is: it may come back at once. */
  private Pop3Reply quit() throws InterruptedException {
    if (state instanceof Pop3State.Transaction<MaildropDialogue>(MaildropDialogue maildrop)) {
      Pop3Reply reply = maildrop.update();
      release();
      return reply;
    }
    return Pop3Replies.GOODBYE;
  }

  /** Frees the maildrop, if one is open; again without effect. */
  void release() {
    if (state instanceof Pop3State.Transaction<MaildropDialogue>(MaildropDialogue maildrop)) {
      state = new Pop3State.Update<>();
      maildrop.release();
    }
  }
}
