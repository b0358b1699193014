package org.eaglemail.server;

import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpCommand;
import org.eaglemail.protocol.smtp.SmtpState;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spi.Stage;

/**
 * What a session knows, from command to command, and what it tells the application of it. For the
 * session's thread.
 */
final class SmtpContext {
  private final SmtpListener listener;
  private final SmtpProfile profile;
  private final boolean trusted;
  private Client client;
  private SmtpState state = new SmtpState.Connected();
  private Offer offer = Offer.NONE;
  private Disposition ofClient = Disposition.DELIVER;
  private Disposition ofGreeting = Disposition.DELIVER;
  private Optional<Transaction> transaction = Optional.empty();
  private Optional<String> vouchedFor = Optional.empty();
  private boolean known;

  SmtpContext(Client client, SmtpListener listener, SmtpProfile profile) {
    this.client = client;
    this.listener = listener;
    this.profile = profile;
    this.trusted = profile.trust().xclient().test(client.remote().getAddress());
  }

  SmtpListener listener() {
    return listener;
  }

  SmtpProfile profile() {
    return profile;
  }

  Client client() {
    return client;
  }

  SmtpState state() {
    return state;
  }

  Offer offer() {
    return offer;
  }

  /** The transaction under way; the sequence has made sure that there is one. */
  Transaction transaction() {
    return transaction.orElseThrow();
  }

  /** Asks whether the client may have a session. */
  Decision connect() {
    known = true;
    Decision decision = listener.connected(client);
    if (decision instanceof Decision.Proceed(Disposition disposition)) {
      ofClient = disposition;
    }
    return decision;
  }

  /**
   * The client said who it is; that gives the transaction up (RFC 5321 §4.1.4). Whom it
   * authenticated as stays known.
   *
   * @param extended whether by EHLO or LHLO
   * @param authentication whether the session has any mechanism of AUTH
   */
  Decision greeted(String name, boolean extended, boolean authentication) {
    reset();
    Optional<String> account = state.authenticated().or(() -> vouchedFor);
    SmtpState.Greeted greeted = new SmtpState.Greeted(name, extended, account);
    Decision decision =
        profile.stages().contains(Stage.GREETING)
            ? listener.greeted(snapshot(greeted))
            : Decision.proceed();
    if (decision instanceof Decision.Proceed(Disposition disposition)) {
      ofGreeting = disposition;
      state = greeted;
      offer = extended ? Offer.of(profile, client, trusted, authentication) : Offer.NONE;
    }
    return decision;
  }

  /** The client is that account. */
  void authenticated(SmtpState.Greeted anonymous, String account) {
    state = anonymous.as(account);
  }

  /** MAIL was accepted. */
  void begin(SmtpState.Greeted sender, SmtpCommand.Mail mail, Disposition ofSender) {
    Transaction begun = new Transaction(snapshot(sender), mail, ofClient.and(ofGreeting));
    begun.let(ofSender);
    transaction = Optional.of(begun);
    state = sender.begin(mail.parameters());
  }

  /** RCPT or a chunk was accepted. */
  void go(SmtpState.InTransaction further) {
    state = further;
  }

  /** The transaction, if there is one, ends without a message. */
  void reset() {
    if (transaction.isPresent()) {
      SmtpSession session = transaction.get().session();
      over();
      if (profile.stages().contains(Stage.RESET)) {
        listener.reset(session);
      }
    }
  }

  /** The transaction has ended, its message is in the application's hands. */
  void over() {
    transaction = Optional.empty();
    state = state.reset();
  }

  /** Forgets all that the client said, as after STARTTLS (RFC 3207 §4.2); it is that client now. */
  void forget(Client now) {
    reset();
    client = now;
    state = new SmtpState.Connected();
    offer = Offer.NONE;
    ofGreeting = Disposition.DELIVER;
    vouchedFor = Optional.empty();
  }

  /** Whether the client may speak for others. */
  boolean isTrusted() {
    return trusted;
  }

  /**
   * The session is another client's, as one that may speak for others says: as if that one had
   * connected.
   */
  Decision becomes(Client other, Optional<String> account) {
    ended();
    forget(other);
    vouchedFor = account;
    return connect();
  }

  /** The session is over. */
  void ended() {
    reset();
    if (known && profile.stages().contains(Stage.END)) {
      known = false;
      listener.ended(snapshot());
    }
  }

  /** The session as it is now. */
  SmtpSession snapshot() {
    return state
        .greeted()
        .map(this::snapshot)
        .orElseGet(() -> SmtpSession.of(client, profile.role()));
  }

  private SmtpSession snapshot(SmtpState.Greeted sender) {
    return new SmtpSession(
        client, profile.role(), sender.client(), sender.extended(), sender.account());
  }

  /**
   * The reply of a refusal.
   *
   * @throws EndOfSession when it ends the session
   */
  static Reply refusal(Decision.Refuse refuse) throws EndOfSession {
    if (refuse.reply().code() == 421) {
      throw EndOfSession.saying(refuse.reply());
    }
    return refuse.reply();
  }
}
