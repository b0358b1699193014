package org.eaglemail.protocol.smtp;

import java.util.Optional;

/** Where an SMTP session stands, with what it knows there. */
public sealed interface SmtpState {

  /** The banner was sent; the client has not said who it is. */
  record Connected() implements SmtpState {}

  /**
   * The client said EHLO, HELO or LHLO, and no transaction is under way.
   *
   * @param client the name it gave
   * @param extended true after EHLO and LHLO
   * @param account whom it authenticated as
   */
  record Greeted(String client, boolean extended, Optional<String> account) implements SmtpState {

    /** The same client, authenticated. */
    public Greeted as(String name) {
      return new Greeted(client, extended, Optional.of(name));
    }

    /** Begins a transaction. */
    public InTransaction begin(MailParameters parameters) {
      return new InTransaction(this, parameters, 0, false);
    }
  }

  /**
   * MAIL was accepted.
   *
   * @param client who sends, and the state to go back to
   * @param recipients how many were accepted so far
   * @param chunked whether the message has begun, by BDAT (RFC 3030)
   */
  record InTransaction(Greeted client, MailParameters parameters, int recipients, boolean chunked)
      implements SmtpState {

    /** With one more recipient. */
    public InTransaction withRecipient() {
      return new InTransaction(client, parameters, recipients + 1, chunked);
    }

    /** With a piece of the message. */
    public InTransaction withChunk() {
      return chunked ? this : new InTransaction(client, parameters, recipients, true);
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
