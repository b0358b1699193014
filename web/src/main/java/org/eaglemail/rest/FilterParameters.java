package org.eaglemail.rest;

import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eaglemail.admin.QueueSelection;
import org.jspecify.annotations.Nullable;

/** A filter on the queue, as query parameters; those that are not given let everything through. */
public class FilterParameters {
  /** Queue ids, parted by commas. */
  @QueryParam("id")
  private @Nullable String id;

  @QueryParam("sender")
  private @Nullable String sender;

  @QueryParam("recipient")
  private @Nullable String recipient;

  @QueryParam("domain")
  private @Nullable String domain;

  @QueryParam("destination")
  private @Nullable String destination;

  @QueryParam("reason")
  private @Nullable String reason;

  @QueryParam("messageId")
  private @Nullable String messageId;

  /** An ISO-8601 duration such as PT4H. */
  @QueryParam("minAge")
  private @Nullable String minAge;

  @QueryParam("maxAge")
  private @Nullable String maxAge;

  /** Octets. */
  @QueryParam("minSize")
  private @Nullable String minSize;

  @QueryParam("maxSize")
  private @Nullable String maxSize;

  @QueryParam("held")
  private @Nullable String held;

  /** The messages that they select. */
  QueueSelection selection() {
    Map<String, String> given = new LinkedHashMap<>();
    give(given, "id", id);
    give(given, "sender", sender);
    give(given, "recipient", recipient);
    give(given, "domain", domain);
    give(given, "destination", destination);
    give(given, "reason", reason);
    give(given, "messageId", messageId);
    give(given, "minAge", minAge);
    give(given, "maxAge", maxAge);
    give(given, "minSize", minSize);
    give(given, "maxSize", maxSize);
    give(given, "held", held);
    return new QueueSelection(given);
  }

  private static void give(Map<String, String> given, String name, @Nullable String value) {
    if (value != null) {
      given.put(name, value);
    }
  }

  /**
   * The messages of a change, which must not mean everything by oversight.
   *
   * @throws IllegalArgumentException when nothing is given and {@code all} is not set
   */
  QueueSelection selectionOrAll(boolean all) {
    return selection().orAll(all);
  }
}
