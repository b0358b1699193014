package org.eaglemail.server;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;
import static org.eaglemail.protocol.pop3.Pop3Reply.ok;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.eaglemail.protocol.pop3.Pop3Command;
import org.eaglemail.protocol.pop3.Pop3Replies;
import org.eaglemail.protocol.pop3.Pop3Reply;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.MaildropTerms;
import org.eaglemail.spi.Pop3Listener;

/** The steps of a session that holds a maildrop, from its login to its release. */
final class MaildropDialogue {
  private static final System.Logger LOG = System.getLogger(MaildropDialogue.class.getName());

  private final Pop3Listener listener;
  private final Maildrop maildrop;
  private final OpenMaildrop open;
  private final ReadAhead readAhead;
  private final Pop3Answers answers;
  private final Pop3Tally tally;
  private final Predicate<MaildropMessage> understands;

  /**
   * @param understands whether the client can be sent that message
   */
  MaildropDialogue(
      Pop3Listener listener,
      Maildrop maildrop,
      Predicate<MaildropMessage> understands,
      Pop3Answers answers,
      Pop3Tally tally) {
    this.listener = listener;
    this.maildrop = maildrop;
    this.open = new OpenMaildrop(maildrop.messages());
    this.readAhead = new ReadAhead(listener, maildrop, open);
    this.understands = understands;
    this.answers = answers;
    this.tally = tally;
    tally.opened(maildrop.account(), maildrop.messages());
  }

  /** The maildrop as it was when the session began. */
  Maildrop maildrop() {
    return maildrop;
  }

  /** What holds for this maildrop. */
  MaildropTerms terms() {
    return maildrop.terms();
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
      case Pop3Command.Retr(int number) -> retrieve(number);
      case Pop3Command.Top(int number, int lines) ->
          send(number, new TopOfMessage(lines), message -> Pop3Replies.TOP_FOLLOWS);
      case Pop3Command.Dele(int number) -> delete(number);
      case Pop3Command.Rset rset -> {
        open.reset();
        yield answers.say(summary());
      }
      case Pop3Command.Noop noop -> answers.say(Pop3Replies.STILL_HERE);
      case Pop3Command.Last last -> answers.say(ok(Integer.toString(open.last())));
      case Pop3Command.Xlst(String field, OptionalInt number) -> fields(field, number);
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

  private Pop3Reply retrieve(int number) throws IOException {
    Pop3Reply reply = send(number, TopOfMessage.all(), message -> ok(message.size() + " octets"));
    if (reply.positive()) {
      open.retrieve(number);
      tally.retrieved(open.message(number));
    }
    return reply;
  }

  private Pop3Reply send(int number, TopOfMessage top, Function<MaildropMessage, Pop3Reply> head)
      throws IOException {
    Optional<Pop3Reply> refusal = missing(number).or(() -> incomprehensible(number));
    if (refusal.isPresent()) {
      return answers.say(refusal.get());
    }
    MaildropMessage message = open.message(number);
    MessageDownload download;
    try {
      download = readAhead.download(number);
    } catch (UnreadableMessageException e) {
      LOG.log(ERROR, () -> "cannot read a message of " + maildrop.account(), e);
      return answers.say(e.isPermanent() ? Pop3Replies.UNREADABLE : Pop3Replies.LOCAL_ERROR);
    }
    try {
      return answers.send(head.apply(message), download, top);
    } catch (UnreadableMessageException e) {
      // No reply could be told from the message's own lines any more: only the end is left.
      LOG.log(ERROR, () -> "cannot read on in a message of " + maildrop.account(), e);
      throw e;
    }
  }

  /** RFC 6856 §4: what a client could only misread is not sent to it. */
  private Optional<Pop3Reply> incomprehensible(int number) {
    return understands.test(open.message(number))
        ? Optional.empty()
        : Optional.of(Pop3Replies.NEEDS_UTF8);
  }

  private Pop3Reply fields(String name, OptionalInt number) throws IOException {
    Optional<Pop3Reply> missing =
        number.isPresent() ? missing(number.getAsInt()) : Optional.empty();
    if (missing.isPresent()) {
      return answers.say(missing.get());
    }
    answers.say(Pop3Replies.FIELDS);
    IntStream wanted = number.isPresent() ? IntStream.of(number.getAsInt()) : open.numbers();
    for (PrimitiveIterator.OfInt each = wanted.iterator(); each.hasNext(); ) {
      int one = each.nextInt();
      FieldSearch search = new FieldSearch(name);
      new MessageDownload(listener, maildrop, open.message(one)).readFor(search);
      Optional<String> field = search.field();
      if (field.isPresent()) {
        answers.row(one + " " + field.get());
      }
    }
    answers.end();
    return Pop3Replies.FIELDS;
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
    // RFC 2449 §6.7: with EXPIRE 0 what was retrieved counts as marked.
    List<MaildropMessage> marked =
        terms().deletesRetrieved() ? open.markedOrRetrieved() : open.marked();
    if (marked.isEmpty()) {
      return Pop3Replies.GOODBYE;
    }
    try {
      listener.update(maildrop, marked).await();
      tally.removed(marked);
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
