package org.eaglemail.delivery;

import java.util.List;
import java.util.Map;
import org.eaglemail.spool.QueuedRecipient;

/**
 * What is to be done for a message.
 *
 * @param deliveries what is to be sent
 * @param settled recipients whose outcome is known without asking another server
 * @param faults recipients whose way cannot be found by a fault of our own
 * @param rest recipients that were not looked at: to find the way of the others took too long
 */
public record Plan(
    List<Delivery> deliveries,
    List<Attempt> settled,
    Map<QueuedRecipient, RuntimeException> faults,
    List<QueuedRecipient> rest) {
  public Plan {
    deliveries = List.copyOf(deliveries);
    settled = List.copyOf(settled);
    faults = Map.copyOf(faults);
    rest = List.copyOf(rest);
  }
}
