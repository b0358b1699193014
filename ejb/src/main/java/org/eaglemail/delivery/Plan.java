package org.eaglemail.delivery;

import java.util.List;

/**
 * What is to be done for a message.
 *
 * @param deliveries what is to be sent
 * @param settled recipients whose outcome is known without asking another server
 */
public record Plan(List<Delivery> deliveries, List<Attempt> settled) {
  public Plan {
    deliveries = List.copyOf(deliveries);
    settled = List.copyOf(settled);
  }
}
