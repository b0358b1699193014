package org.eaglemail.filter.run;

import org.eaglemail.filter.FilterSession;
import org.eaglemail.filter.MailFilter;

/** One filter's part in one session. */
final class FilterTurn {
  private final MailFilter filter;
  private final FilterSession session;
  private Interest interest = Interest.ALL;

  /** How much it still wants to see. */
  private enum Interest {
    ALL,
    LATER_TRANSACTIONS,
    NOTHING
  }

  FilterTurn(MailFilter filter, FilterSession session) {
    this.filter = filter;
    this.session = session;
  }

  MailFilter filter() {
    return filter;
  }

  FilterSession session() {
    return session;
  }

  /** Whether it is to be asked now. */
  boolean isOn() {
    return interest == Interest.ALL;
  }

  void newTransaction() {
    if (interest == Interest.LATER_TRANSACTIONS) {
      interest = Interest.ALL;
    }
  }

  void doneWithTransaction() {
    interest = Interest.LATER_TRANSACTIONS;
  }

  void doneWithSession() {
    interest = Interest.NOTHING;
  }
}
