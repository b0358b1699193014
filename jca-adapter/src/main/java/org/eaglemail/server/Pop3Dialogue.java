package org.eaglemail.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.eaglemail.protocol.pop3.Pop3Command;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.protocol.pop3.Pop3Sequence;
import org.eaglemail.protocol.pop3.Pop3State;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.Pop3Profile;

/** A step per command of a session that {@link Pop3ServerSession} reads. */
final class Pop3Dialogue {
  private final Pop3Listener listener;
  private final Pop3Profile profile;
  private final Pop3Answers answers;

  private Client client;
  private Pop3State<MaildropDialogue> state = new Pop3State.Authorization<>(Optional.empty());

  Pop3Dialogue(Client client, Pop3Listener listener, Pop3Profile profile, Pop3Answers answers) {
    this.client = client;
    this.listener = listener;
    this.profile = profile;
    this.answers = answers;
  }

  /**
   * Acts on a command, if it may come now, and writes its answer.
   *
   * @return the first line of the answer
   * @throws IOException when the session must end: the client is gone, or its answer broke off
   * @throws RuntimeException when the application failed; nothing of an answer was written
   */
  Pop3Reply answer(Pop3Command command) throws IOException, InterruptedException {
    Optional<Pop3Reply> refusal = refusal(command);
    return refusal.isPresent() ? answers.say(refusal.get()) : proceed(command);
  }

  private Optional<Pop3Reply> refusal(Pop3Command command) {
    if (command instanceof Pop3Command.OfAuthorization && !client.isPrivate()) {
      return Optional.of(Pop3Replies.NOT_PRIVATE);
    }
    return Pop3Sequence.refusal(state, command);
  }

  private Pop3Reply proceed(Pop3Command command) throws IOException, InterruptedException {
    return switch (command) {
      // The sequence has made sure of the states that these are legal in.
      case Pop3Command.User(String name) -> answers.say(user(name));
      case Pop3Command.Pass(String password) ->
          answers.say(pass((Pop3State.Authorization<MaildropDialogue>) state, password));
      case Pop3Command.OfTransaction work ->
          ((Pop3State.Transaction<MaildropDialogue>) state).maildrop().answer(work);
      case Pop3Command.Capa capa ->
          answers.list(Pop3Replies.CAPABILITIES, Pop3Capabilities.of(client, startsTls()));
      case Pop3Command.Quit quit -> answers.say(quit());
      case Pop3Command.Stls stls -> answers.say(stls());
      case Pop3Command.Unknown unknown -> answers.say(Pop3Replies.UNKNOWN_COMMAND);
    };
  }

  private boolean startsTls() {
    return profile.tls().isPresent()
        && !client.tls()
        && state instanceof Pop3State.Authorization<MaildropDialogue>;
  }

  private Pop3Reply stls() {
    if (client.tls()) {
      return Pop3Replies.ALREADY_ENCRYPTED;
    }
    return startsTls() ? Pop3Replies.READY_FOR_TLS : Pop3Replies.NO_TLS;
  }

  /** RFC 2595 §4: after the handshake nothing holds that was said before. */
  void encrypted(Client now) {
    client = now;
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
    return switch (listener.login(client, credentials)) {
      case Pop3Login.Denied(Duration delay) -> {
        Thread.sleep(delay);
        yield Pop3Replies.DENIED;
      }
      case Pop3Login.Refused refused -> Pop3Replies.LOCAL_ERROR;
      case Pop3Login.InUse inUse -> Pop3Replies.IN_USE;
      case Pop3Login.Opened login -> {
        MaildropDialogue maildrop = new MaildropDialogue(listener, login.maildrop(), answers);
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
