package org.eaglemail.rest;

import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eaglemail.admin.QueueSelection;
import org.jspecify.annotations.Nullable;

/** A filter on the queue, as query parameters; those that are not given let everything through. */
public class FilterParameters {
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

  @QueryParam("minSize")
  private @Nullable Long minSize;

  @QueryParam("held")
  private @Nullable Boolean held;

  /**
   * The messages that they select.
   *
   * @throws IllegalArgumentException when the age cannot be read
   */
  QueueSelection selection() {
    return new QueueSelection(
        Optional.ofNullable(sender),
        Optional.ofNullable(recipient),
        Optional.ofNullable(domain),
        Optional.ofNullable(destination),
        Optional.ofNullable(reason),
        Optional.ofNullable(messageId),
        Optional.ofNullable(minAge).map(FilterParameters::duration),
        Optional.ofNullable(minSize),
        Optional.ofNullable(held));
  }

  /**
   * The messages of a change, which must not mean everything by oversight.
   *
   * @throws IllegalArgumentException when nothing is given and {@code all} is not set
   */
  QueueSelection selectionOrAll(boolean all) {
    QueueSelection selection = selection();
    if (selection.isAll() && !all) {
      throw new IllegalArgumentException("name a filter, or all=true");
    }
    return selection;
  }

  private static Duration duration(String age) {
    try {
      return Duration.parse(age);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("minAge: '" + age + "' is not a duration such as PT4H", e);
    }
  }
}
