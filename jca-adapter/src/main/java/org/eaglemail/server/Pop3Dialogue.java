package org.eaglemail.server;

import static org.eaglemail.protocol.pop3.Pop3Reply.ok;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.eaglemail.protocol.pop3.Pop3Command;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.protocol.pop3.Pop3State;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.wire.LineWriter;
import org.jspecify.annotations.Nullable;

/** A step per command of a session that {@link Pop3ServerSession} reads. */
final class Pop3Dialogue {
  private static final Logger LOG = System.getLogger(Pop3Dialogue.class.getName());
  private static final int ALL = Integer.MAX_VALUE;

  private final Client client;
  private final Pop3Listener listener;
  private final LineWriter out;

  private Pop3State state = new Pop3State.Authorization(Optional.empty());
  private @Nullable OpenMaildrop opened;

  Pop3Dialogue(Client client, Pop3Listener listener, LineWriter out) {
    this.client = client;
    this.listener = listener;
    this.out = out;
  }

  Pop3State state() {
    return state;
  }

  /**
   * Acts on a command that may come now, and writes its answer.
   *
   * @return the first line of the answer
   * @throws IOException when the session must end: the client is gone, or its answer broke off
   */
  Pop3Reply answer(Pop3Command command) throws IOException, InterruptedException {
    return switch (command) {
      case Pop3Command.Unknown any -> say(Pop3Replies.UNKNOWN_COMMAND);
      case Pop3Command.Capa any -> capabilities();
      case Pop3Command.User(String name) -> say(user(name));
      case Pop3Command.Pass(String password) -> say(pass(password));
      case Pop3Command.Stat any -> say(ok(count() + " " + maildrop().octets()));
      case Pop3Command.ListSizes(OptionalInt number) -> list(number);
      case Pop3Command.Uidl(OptionalInt number) -> uidl(number);
      case Pop3Command.Retr(int number) ->
          send(number, ALL, message -> ok(message.size() + " octets"));
      case Pop3Command.Top(int number, int lines) ->
          send(number, lines, message -> Pop3Replies.TOP_FOLLOWS);
      case Pop3Command.Dele(int number) -> delete(number);
      case Pop3Command.Rset any -> {
        maildrop().reset();
        yield say(ok("Maildrop has " + count() + " messages"));
      }
      case Pop3Command.Noop any -> say(Pop3Replies.OK);
      case Pop3Command.Quit any -> say(quit());
    };
  }

  private Pop3Reply say(Pop3Reply reply) throws IOException {
    out.line(reply.text());
    return reply;
  }

  private Pop3Reply capabilities() throws IOException {
    Pop3Reply reply = say(Pop3Replies.CAPABILITIES);
    for (String capability : Pop3Capabilities.in(state, client)) {
      out.line(capability);
    }
    out.line(".");
    return reply;
  }

  private Pop3Reply user(String name) {
    if (!client.isPrivate()) {
      return Pop3Replies.NOT_PRIVATE;
    }
    state = new Pop3State.Authorization(Optional.of(name));
    return Pop3Replies.NAME_ACCEPTED;
  }

  private Pop3Reply pass(String password) {
    if (!(state instanceof Pop3State.Authorization(Optional<String> name)) || name.isEmpty()) {
      return Pop3Replies.NAME_FIRST;
    }
    state = new Pop3State.Authorization(Optional.empty());
    return switch (listener.login(client, Credentials.of(name.get(), password))) {
      case Pop3Login.Denied any -> Pop3Replies.DENIED;
      case Pop3Login.InUse any -> Pop3Replies.IN_USE;
      case Pop3Login.Opened login -> {
        opened = new OpenMaildrop(login.maildrop());
        state = new Pop3State.Transaction();
        yield ok("Maildrop has " + count() + " messages");
      }
    };
  }

  private OpenMaildrop maildrop() {
    OpenMaildrop open = opened;
    if (open == null) {
      throw new IllegalStateException("no maildrop is open");
    }
    return open;
  }

  private long count() {
    return maildrop().numbers().count();
  }

  private Pop3Reply list(OptionalInt number) throws IOException {
    return listing(number, MaildropMessage::size, ok(count() + " messages"));
  }

  private Pop3Reply uidl(OptionalInt number) throws IOException {
    return listing(number, MaildropMessage::uid, Pop3Replies.UNIQUE_IDS);
  }

  private Pop3Reply listing(
      OptionalInt number, Function<MaildropMessage, Object> column, Pop3Reply head)
      throws IOException {
    OpenMaildrop open = maildrop();
    if (number.isPresent()) {
      int one = number.getAsInt();
      Optional<Pop3Reply> missing = missing(one);
      return say(missing.orElseGet(() -> ok(row(open, one, column))));
    }
    say(head);
    for (int each : (Iterable<Integer>) open.numbers()::iterator) {
      out.line(row(open, each, column));
    }
    out.line(".");
    return head;
  }

  private static String row(
      OpenMaildrop open, int number, Function<MaildropMessage, Object> column) {
    return number + " " + column.apply(open.message(number).orElseThrow());
  }

  private Optional<Pop3Reply> missing(int number) {
    OpenMaildrop open = maildrop();
    if (open.message(number).isEmpty()) {
      return Optional.of(Pop3Replies.NO_SUCH_MESSAGE);
    }
    return open.isDeleted(number) ? Optional.of(Pop3Replies.DELETED_MESSAGE) : Optional.empty();
  }

  private Pop3Reply send(int number, int lines, Function<MaildropMessage, Pop3Reply> head)
      throws IOException {
    Optional<Pop3Reply> missing = missing(number);
    if (missing.isPresent()) {
      return say(missing.get());
    }
    MaildropMessage message = maildrop().message(number).orElseThrow();
    MessageDownload download;
    try {
      download = new MessageDownload(listener, maildrop().maildrop(), message);
    } catch (IOException e) {
      LOG.log(Level.WARNING, () -> "cannot read " + message, e);
      return say(Pop3Replies.LOCAL_ERROR);
    }
    Pop3Reply reply = say(head.apply(message));
    try {
      download.sendTo(out, new TopOfMessage(lines));
    } catch (RuntimeException e) {
      // The answer broke off: no reply can be told from the message's own lines any more.
      throw new IOException("reading " + message + " failed", e);
    }
    return reply;
  }

  private Pop3Reply delete(int number) throws IOException {
    Optional<Pop3Reply> missing = missing(number);
    if (missing.isPresent()) {
      return say(missing.get());
    }
    maildrop().delete(number);
    return say(Pop3Replies.MARKED);
  }

  /** The maildrop is free before the client reads that it is: it may come back at once. */
  private Pop3Reply quit() throws InterruptedException {
    Pop3Reply reply = opened == null ? Pop3Replies.GOODBYE : update(opened);
    release();
    return reply;
  }

  private Pop3Reply update(OpenMaildrop open) throws InterruptedException {
    List<MaildropMessage> marked = open.marked();
    if (marked.isEmpty()) {
      return Pop3Replies.GOODBYE;
    }
    try {
      listener.update(open.maildrop(), marked).await();
      return Pop3Replies.GOODBYE;
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, () -> "cannot remove messages of " + open.maildrop().account(), e);
      return Pop3Replies.NOT_REMOVED;
    }
  }

  /** Frees the maildrop, if one is open; once. */
  void release() {
    OpenMaildrop open = opened;
    opened = null;
    if (open != null) {
      listener.release(open.maildrop());
    }
  }
}
