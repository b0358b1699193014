package org.eaglemail.server;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;
import static org.eaglemail.protocol.pop3.Pop3Reply.ok;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.eaglemail.protocol.pop3.Pop3Command;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;

/** The steps of a session that holds a maildrop, from its login to its release. */
final class MaildropDialogue {
  private static final System.Logger LOG = System.getLogger(MaildropDialogue.class.getName());

  private final Pop3Listener listener;
  private final Maildrop maildrop;
  private final OpenMaildrop open;
  private final Pop3Answers answers;

  MaildropDialogue(Pop3Listener listener, Maildrop maildrop, Pop3Answers answers) {
    this.listener = listener;
    this.maildrop = maildrop;
    this.open = new OpenMaildrop(maildrop.messages());
    this.answers = answers;
  }

  /** How many messages there are. */
  Pop3Reply summary() {
    return Pop3Replies.maildropHas(open.count());
  }

  /**
   * Acts on a command, and writes its answer.
   *
   * @return the first line of the answer
   * @throws IOException when the session must end: the client is gone, or its answer broke off
   */
  Pop3Reply answer(Pop3Command.OfTransaction command) throws IOException {
    return switch (command) {
      case Pop3Command.Stat stat -> answers.say(ok(open.count() + " " + open.octets()));
      case Pop3Command.ListSizes(OptionalInt number) ->
          listing(number, MaildropMessage::size, summary());
      case Pop3Command.Uidl(OptionalInt number) ->
          listing(number, MaildropMessage::uid, Pop3Replies.UNIQUE_IDS);
      case Pop3Command.Retr(int number) ->
          send(number, TopOfMessage.all(), message -> ok(message.size() + " octets"));
      case Pop3Command.Top(int number, int lines) ->
          send(number, new TopOfMessage(lines), message -> Pop3Replies.TOP_FOLLOWS);
      case Pop3Command.Dele(int number) -> delete(number);
      case Pop3Command.Rset rset -> {
        open.reset();
        yield answers.say(summary());
      }
      case Pop3Command.Noop noop -> answers.say(Pop3Replies.STILL_HERE);
    };
  }

  private Pop3Reply listing(
      OptionalInt number, Function<MaildropMessage, Object> column, Pop3Reply head)
      throws IOException {
    if (number.isEmpty()) {
      return answers.list(head, open.numbers().mapToObj(each -> row(each, column)));
    }
    int one = number.getAsInt();
    return answers.say(missing(one).orElseGet(() -> ok(row(one, column))));
  }

  private String row(int number, Function<MaildropMessage, Object> column) {
    return number + " " + column.apply(open.message(number));
  }

  private Optional<Pop3Reply> missing(int number) {
    if (!open.has(number)) {
      return Optional.of(Pop3Replies.NO_SUCH_MESSAGE);
    }
    return open.isDeleted(number) ? Optional.of(Pop3Replies.DELETED_MESSAGE) : Optional.empty();
  }

  private Pop3Reply send(int number, TopOfMessage top, Function<MaildropMessage, Pop3Reply> head)
      throws IOException {
    Optional<Pop3Reply> missing = missing(number);
    if (missing.isPresent()) {
      return answers.say(missing.get());
    }
    MaildropMessage message = open.message(number);
    MessageDownload download;
    try {
      download = new MessageDownload(listener, maildrop, message);
    } catch (UnreadableMessageException e) {
      LOG.log(ERROR, () -> "cannot read a message of " + maildrop.account(), e);
      return answers.say(Pop3Replies.LOCAL_ERROR);
    }
    try {
      return answers.send(head.apply(message), download, top);
    } catch (UnreadableMessageException e) {
      // No reply could be told from the message's own lines any more: only the end is left.
      LOG.log(ERROR, () -> "cannot read on in a message of " + maildrop.account(), e);
      throw e;
    }
  }

  private Pop3Reply delete(int number) throws IOException {
    Optional<Pop3Reply> missing = missing(number);
    if (missing.isEmpty()) {
      open.delete(number);
    }
    return answers.say(missing.orElse(Pop3Replies.MARKED));
  }

  /**
   * Removes what is marked (RFC 1939 §6); when the answer is positive it is gone for good.
   *
   * @return the answer to QUIT, not yet written
   */
  Pop3Reply update() throws InterruptedException {
    List<MaildropMessage> marked = open.marked();
    if (marked.isEmpty()) {
      return Pop3Replies.GOODBYE;
    }
    try {
      listener.update(maildrop, marked).await();
      return Pop3Replies.GOODBYE;
    } catch (IOException | RuntimeException e) {
      LOG.log(WARNING, () -> "cannot remove messages of " + maildrop.account(), e);
      return Pop3Replies.NOT_REMOVED;
    }
  }

  /** Frees the maildrop. To be called once; nothing else may follow. */
  void release() {
    try {
      listener.release(maildrop);
    } catch (RuntimeException e) {
      LOG.log(WARNING, () -> "cannot free the maildrop of " + maildrop.account(), e);
    }
  }
}
