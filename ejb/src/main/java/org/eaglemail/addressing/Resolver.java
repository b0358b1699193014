package org.eaglemail.addressing;

import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.Trace;

/** Expands addresses. Asks nothing but its {@link AddressBook}; for use by any thread. */
public final class Resolver {
  private final AddressBook book;
  private final Rules rules;

  /** Expands by that book. */
  public Resolver(AddressBook book, Rules rules) {
    this.book = book;
    this.rules = rules;
  }

  /**
   * Who is behind {@code recipient} in a message of {@code sender}.
   *
   * @param trace is told each step; {@link Trace#none()} when nobody asks
   */
  public Expansion expand(EmailAddress recipient, ReversePath sender, Trace trace) {
    return new Walk(book, rules, trace).from(recipient, sender);
  }
}
