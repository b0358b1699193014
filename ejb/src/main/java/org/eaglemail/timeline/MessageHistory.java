package org.eaglemail.timeline;

import java.util.List;

/**
 * All that is known of a message.
 *
 * @param recipients of the envelope, after expansion
 * @param events in their order, the first that it was received
 */
public record MessageHistory(
    ReceivedEnvelope envelope, List<String> recipients, List<TimelineEvent> events) {
  public MessageHistory {
    recipients = List.copyOf(recipients);
    events = List.copyOf(events);
  }
}
