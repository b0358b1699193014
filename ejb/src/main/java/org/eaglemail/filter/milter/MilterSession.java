package org.eaglemail.filter.milter;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.lang.System.Logger;
import org.eaglemail.filter.FilterSession;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.filter.Judgement;
import org.eaglemail.filter.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.SmtpSession;
import org.jspecify.annotations.Nullable;

/**
 * A milter's view of one SMTP session. A milter that fails is connected anew for the next
 * transaction, and told of the client again.
 */
final class MilterSession implements FilterSession {
  private static final Logger LOG = System.getLogger(MilterSession.class.getName());

  private final MilterFilter milter;
  private final SmtpSession first;
  private @Nullable MilterDialogue dialogue;
  private @Nullable Changes changes;
  private boolean failed;
  private int transactions;

  /** Something to ask of the milter. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  MilterSession(MilterFilter milter, SmtpSession first) {
    this.milter = milter;
    this.first = first;
  }

  @Override
  public Verdict connected(SmtpSession session) {
    return ask(() -> open(session));
  }

  @Override
  public Verdict greeted(SmtpSession session) {
    MilterDialogue known = dialogue;
    return ask(() -> known == null ? open(session) : known.helo(session));
  }

  @Override
  public Verdict sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
    failed = false;
    forgetChanges();
    String id = Long.toHexString(session.client().session()) + "-" + ++transactions;
    return ask(
        () -> {
          Verdict known = dialogue == null ? open(session) : Verdict.proceed();
          return known instanceof Verdict.Continue
              ? dialogue().mail(session, sender, parameters, id)
              : known;
        });
  }

  @Override
  public Verdict recipient(SmtpSession session, EmailAddress recipient, RcptParameters parameters) {
    return ask(() -> dialogue().rcpt(recipient));
  }

  @Override
  public Verdict data(Envelope envelope) {
    return ask(() -> dialogue().data());
  }

  @Override
  public Judgement message(FilteredMessage message) throws IOException {
    message.header();
    return attempt(() -> judge(message), Judgement.of(milter.onError()));
  }

  private Judgement judge(FilteredMessage message) throws IOException {
    Changes made = milter.changes(dialogue().connection());
    changes = made;
    Verdict verdict = dialogue().message(message, made);
    boolean passes = verdict instanceof Verdict.Continue || verdict instanceof Verdict.Accept;
    return new Judgement(
        passes ? made.quarantine().<Verdict>map(Verdict.Hold::new).orElse(verdict) : verdict,
        made.edits());
  }

  @Override
  public void reset() {
    forgetChanges();
    MilterDialogue known = dialogue;
    if (known != null) {
      attempt(
          () -> {
            known.abort();
            return true;
          },
          false);
    }
  }

  @Override
  public void ended() {
    forgetChanges();
    MilterDialogue known = dialogue;
    dialogue = null;
    if (known != null) {
      milter.end(known);
    }
    milter.left(first);
  }

  private Verdict open(SmtpSession session) throws IOException {
    MilterFilter.Opened opened = milter.open(session);
    dialogue = opened.dialogue();
    return opened.verdict() instanceof Verdict.Continue && !session.helo().isEmpty()
        ? opened.dialogue().helo(session)
        : opened.verdict();
  }

  private MilterDialogue dialogue() throws IOException {
    MilterDialogue known = dialogue;
    if (known == null) {
      throw new IOException("the milter does not know the transaction");
    }
    return known;
  }

  private Verdict ask(Question<Verdict> question) {
    return attempt(question, milter.onError());
  }

  /** After a failure nothing is asked until the next transaction: half of one is no basis. */
  private <T> T attempt(Question<T> question, T onError) {
    if (failed) {
      return onError;
    }
    try {
      return question.ask();
    } catch (IOException e) {
      LOG.log(WARNING, () -> milter + " failed: " + e, e);
      failed = true;
      MilterDialogue lost = dialogue;
      dialogue = null;
      if (lost != null) {
        MilterFilter.close(lost.connection());
      }
      return onError;
    }
  }

  /** A body that a milter gave is read until the message is stored, and not after that. */
  private void forgetChanges() {
    Changes made = changes;
    changes = null;
    try {
      if (made != null) {
        made.close();
      }
    } catch (IOException e) {
      LOG.log(DEBUG, "a temporary file stays", e);
    }
  }
}
