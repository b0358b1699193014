package org.eaglemail.admin;

import java.util.List;

/** The histories of messages, registered as {@code org.eaglemail:type=Timeline}. */
public interface TimelineMXBean {
  /** The history of a message by its queue id. */
  TimelineReport show(String id);

  /** The newest messages from or to an address. */
  List<TimelineEntry> searchAddress(String address, int limit);

  /** The newest messages with that Message-ID. */
  List<TimelineEntry> searchMessageId(String messageId, int limit);
}
