package org.eaglemail.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.delivery.Report;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spool.Lease;
import org.eaglemail.spool.Portion;
import org.eaglemail.spool.QueueControl;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/**
 * The queue as it is written down. Each call is a transaction of its own; a runtime exception means
 * that it was rolled back.
 */
public interface Ledger {

  /**
   * Makes due what this node held before it was started again.
   *
   * @return how many recipients
   */
  int reclaim(Instant now);

  /** Takes leases of at most {@code limit} recipients that are due, the longest due first. */
  List<QueuedMessage> claim(Instant now, int limit);

  /** When the next recipient is due, or the next lease ends. */
  Optional<Instant> nextDue();

  /**
   * Keeps leases of this node.
   *
   * @param recipients primary keys
   * @return those that it has still
   */
  Set<Long> renew(List<Long> recipients, Lease lease);

  /** Gives leases back untried, to be due at {@code at}. */
  void giveBack(List<QueuedRecipient> recipients, Instant at);

  /**
   * The same for what goes to a destination that is paused: due at {@code at}, or when the pause
   * ends; now if it has ended already.
   */
  void postpone(List<QueuedRecipient> recipients, String destination, Instant at);

  /** The destinations that are paused. */
  List<String> paused();

  /**
   * Ends a pause.
   *
   * @return whether there was one
   */
  boolean endPause(String destination);

  /**
   * Makes due some of what waits because of a pause that ended; see {@link QueueControl#resume}.
   */
  Portion resume(String destination, long after, Instant now);

  /** Makes due some of what waits for a domain; see {@link QueueControl#flush}. */
  Portion flush(Domain domain, boolean subdomains, long after, Instant now);

  /**
   * Gives a message's recipients up that wait or are held and that the filter lets through, as if
   * their time were over: the sender is told.
   */
  Recorded expire(QueueId message, QueueFilter filter, Instant now);

  /** Writes outcomes down, and with them all that follows: copies, bounces, removal. */
  Recorded record(List<Report> reports, Instant now);

  /**
   * Holds recipients whose outcome cannot be recorded. Writes as little as possible: what makes the
   * record fail must not make this fail.
   */
  void quarantine(Report report, String reason, Instant now);

  /** Does nothing, if the database answers. */
  void check();
}
