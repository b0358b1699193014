package org.eaglemail.queue;

import java.util.List;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spool.QueuedMessage;

/**
 * What a transaction wrote down.
 *
 * @param tries those that counted: not those whose lease was lost
 * @param bounces to be sent, under leases of this node
 * @param bounced bounces written, into maildrops or to be sent
 * @param expanded what is to be sent to others in place of recipients, also under leases of this
 *     node
 * @param barrier to wait for before any of these is sent
 */
public record Recorded(
    List<Try> tries,
    List<QueuedMessage> bounces,
    int bounced,
    List<QueuedMessage> expanded,
    CommitBarrier barrier) {
  public Recorded {
    tries = List.copyOf(tries);
    bounces = List.copyOf(bounces);
    expanded = List.copyOf(expanded);
  }
}
