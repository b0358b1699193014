package org.eaglemail.protocol.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;

/** Where an SMTP session stands, with what it knows there. */
public sealed interface SmtpState {

  /** The banner was sent; the client has not said who it is. */
  record Connected() implements SmtpState {}

  /**
   * The client said EHLO or HELO, and no transaction is under way.
   *
   * @param client the name it gave
   * @param extended true after EHLO
   * @param account whom it authenticated as
   */
  record Greeted(String client, boolean extended, Optional<String> account) implements SmtpState {

    /** The same client, authenticated. */
    public Greeted as(String name) {
      return new Greeted(client, extended, Optional.of(name));
    }

    /** Begins a transaction. */
    public InTransaction begin(SmtpCommand.Mail mail) {
      return new InTransaction(this, mail.from(), mail.parameters(), List.of());
    }
  }

  /**
   * MAIL was accepted.
   *
   * @param client who sends, and the state to go back to
   * @param to the recipients accepted so far
   */
  record InTransaction(
      Greeted client, ReversePath from, MailParameters parameters, List<EmailAddress> to)
      implements SmtpState {
    public InTransaction {
      to = List.copyOf(to);
    }

    /** With one more recipient. */
    public InTransaction with(EmailAddress recipient) {
      List<EmailAddress> more = new ArrayList<>(to.size() + 1);
      more.addAll(to);
      more.add(recipient);
      return new InTransaction(client, from, parameters, more);
    }
  }

  /** The client once it has greeted. */
  default Optional<Greeted> greeted() {
    return switch (this) {
      case Connected connected -> Optional.empty();
      case Greeted greeted -> Optional.of(greeted);
      case InTransaction transaction -> Optional.of(transaction.client());
    };
  }

  /** The account that the client authenticated as. */
  default Optional<String> authenticated() {
    return greeted().flatMap(Greeted::account);
  }

  /** The state after RSET, and after a message: no transaction (RFC 5321 §4.1.1.5). */
  default SmtpState reset() {
    return switch (this) {
      case Connected connected -> connected;
      case Greeted greeted -> greeted;
      case InTransaction transaction -> transaction.client();
    };
  }
}
