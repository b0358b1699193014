package org.eaglemail.filter.run;

import static java.lang.System.Logger.Level.INFO;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.IOException;
import java.lang.System.Logger;
import java.util.List;
import java.util.function.Consumer;
import org.eaglemail.filter.FilterSession;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.filter.HeaderTooLargeException;
import org.eaglemail.filter.Judgement;
import org.eaglemail.filter.MailFilter;
import org.eaglemail.filter.Verdict;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.SmtpSession;

/** The filters of one session, asked in their order until one refuses. For one thread at a time. */
final class SessionFilters {
  private static final Reply HEADER_TOO_LARGE = reply(552, "5.3.4", "Message header too large");
  private static final Logger LOG = System.getLogger(SessionFilters.class.getName());

  private final FilterCalls calls;
  private final Verdict onError;
  private final List<FilterTurn> turns;

  /** Something to ask of each filter. */
  @FunctionalInterface
  interface Question {
    Verdict ask(FilterSession session) throws IOException;
  }

  /**
   * @param onError what counts as the verdict of a filter that failed
   */
  SessionFilters(
      List<MailFilter> filters, SmtpSession session, FilterCalls calls, Verdict onError) {
    this.calls = calls;
    this.onError = onError;
    this.turns = filters.stream().map(filter -> begin(filter, session)).toList();
  }

  private FilterTurn begin(MailFilter filter, SmtpSession session) {
    FilterSession begun =
        calls.call(filter, () -> filter.begin(session)).orElseGet(() -> new FailedSession(onError));
    return new FilterTurn(filter, begun);
  }

  /** Asks about the client: who accepts it sees no more of it. */
  Decision ofClient(Question question) {
    return ask(question, FilterTurn::doneWithSession);
  }

  /** Asks about a sender, with whom a transaction begins. */
  Decision ofSender(Question question) {
    turns.forEach(FilterTurn::newTransaction);
    return ofTransaction(question);
  }

  /** Asks about a part of a transaction: who accepts it sees no more of it. */
  Decision ofTransaction(Question question) {
    return ask(question, FilterTurn::doneWithTransaction);
  }

  private Decision ask(Question question, Consumer<FilterTurn> accepted) {
    Disposition disposition = Disposition.DELIVER;
    for (FilterTurn turn : turns) {
      Verdict verdict = turn.isOn() ? ask(turn, question) : Verdict.proceed();
      switch (verdict) {
        case Verdict.Continue go -> {}
        case Verdict.Accept accept -> accepted.accept(turn);
        case Verdict.Refuse(Reply reply) -> {
          return Decision.refuse(reply);
        }
        case Verdict.Defer(Reply reply) -> {
          return Decision.refuse(reply);
        }
        case Verdict.Discard discard -> {
          turn.doneWithTransaction();
          disposition = disposition.and(Disposition.DISCARD);
        }
        case Verdict.Hold(String reason) -> {
          LOG.log(INFO, "{0} holds mail: {1}", turn.filter(), reason);
          disposition = disposition.and(Disposition.HOLD);
        }
      }
    }
    return Decision.proceed(disposition);
  }

  private Verdict ask(FilterTurn turn, Question question) {
    return calls.call(turn.filter(), () -> question.ask(turn.session())).orElse(onError);
  }

  /**
   * Asks about a message, each filter about what the ones before made of it.
   *
   * @throws IOException when the message cannot be read
   */
  Filtered ofMessage(Envelope envelope, MessageSource source) throws IOException {
    FilteredMessage message = new FilteredMessage(envelope, source);
    try {
      message.header();
    } catch (HeaderTooLargeException e) {
      return new Filtered.Refused(HEADER_TOO_LARGE);
    }
    for (FilterTurn turn : turns) {
      if (!turn.isOn()) {
        continue;
      }
      FilteredMessage seen = message;
      Judgement judgement =
          calls
              .call(turn.filter(), () -> turn.session().message(seen))
              .orElseGet(() -> Judgement.of(onError));
      switch (judgement.verdict()) {
        case Verdict.Refuse(Reply reply) -> {
          return new Filtered.Refused(reply);
        }
        case Verdict.Defer(Reply reply) -> {
          return new Filtered.Refused(reply);
        }
        case Verdict.Discard discard -> {
          FilteredMessage dropped = Edits.made(message, List.of(), Disposition.DISCARD);
          return new Filtered.Passed(dropped.envelope(), dropped.source());
        }
        case Verdict.Hold(String reason) -> {
          LOG.log(INFO, "{0} holds a message: {1}", turn.filter(), reason);
          message = Edits.made(message, judgement.edits(), Disposition.HOLD);
        }
        case Verdict.Continue go ->
            message = Edits.made(message, judgement.edits(), Disposition.DELIVER);
        case Verdict.Accept accept ->
            message = Edits.made(message, judgement.edits(), Disposition.DELIVER);
      }
    }
    return new Filtered.Passed(message.envelope(), message.source());
  }

  /** The transaction ended without a message. */
  void reset() {
    tell(FilterSession::reset);
  }

  /** The session ended. */
  void ended() {
    tell(FilterSession::ended);
  }

  private void tell(Consumer<FilterSession> news) {
    for (FilterTurn turn : turns) {
      calls.call(
          turn.filter(),
          () -> {
            news.accept(turn.session());
            return true;
          });
    }
  }
}
