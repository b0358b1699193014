package org.eaglemail.admin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaglemail.spool.QueueFilter;
import org.eaglemail.spool.QueueId;

/**
 * Which messages of the queue an administrator means: those that fit everything that is given, each
 * condition in words under its name.
 *
 * @param conditions by their names, of {@link #NAMES}
 */
public record QueueSelection(Map<String, String> conditions) {
  /** Everything. */
  public static final QueueSelection ALL = new QueueSelection(Map.of());

  /** Queue ids in one selection at most. */
  public static final int MAX_IDS = 1000;

  /**
   * What can be said: {@code id} (several, parted by commas); {@code sender} without brackets,
   * empty for the null sender; {@code recipient}; {@code domain} of a recipient; {@code
   * destination}, part of the name of the server that was asked last; {@code reason}, part of what
   * was said last or of why it is held; {@code messageId}; {@code minAge} and {@code maxAge} in the
   * queue, such as PT4H; {@code minSize} and {@code maxSize} in octets; {@code held}, true or
   * false.
   */
  public static final Set<String> NAMES =
      Set.of(
          "id",
          "sender",
          "recipient",
          "domain",
          "destination",
          "reason",
          "messageId",
          "minAge",
          "maxAge",
          "minSize",
          "maxSize",
          "held");

  private static final List<String> OF_RECIPIENTS =
      List.of("recipient", "domain", "destination", "reason", "held");

  /**
   * @throws IllegalArgumentException when a name is unknown
   */
  public QueueSelection {
    conditions = Map.copyOf(conditions);
    for (String name : conditions.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("'" + name + "' is no condition of a filter");
      }
    }
  }

  /**
   * As the query of an URL has it, {@code domain=example.org&minAge=PT4H}.
   *
   * @throws IllegalArgumentException when it is not of that form or a name is unknown
   */
  public static QueueSelection parse(String query) {
    Map<String, String> conditions = new LinkedHashMap<>();
    for (String part : query.isBlank() ? new String[0] : query.split("&")) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("filter: '" + part + "' is not name=value");
      }
      conditions.put(
          part.substring(0, equals).strip(),
          URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return new QueueSelection(conditions);
  }

  /** What it says of recipients, for the history of a message; empty when all are meant. */
  String recipientsInWords() {
    return OF_RECIPIENTS.stream()
        .filter(conditions::containsKey)
        .map(name -> " [" + name + "=" + conditions.get(name) + "]")
        .collect(Collectors.joining());
  }

  /** Whether nothing is given: all messages are meant. */
  public boolean isAll() {
    return conditions.isEmpty();
  }

  /**
   * The same for a change, which must not mean everything by oversight.
   *
   * @throws IllegalArgumentException when nothing is given and {@code all} is not set
   */
  public QueueSelection orAll(boolean all) {
    if (isAll() && !all) {
      throw new IllegalArgumentException("name a filter, or all=true");
    }
    return this;
  }

  /**
   * @throws IllegalArgumentException naming the condition that cannot be read
   */
  QueueFilter filter(Instant now) {
    return new QueueFilter(
        ids(),
        text("sender"),
        text("recipient"),
        text("domain"),
        text("destination"),
        text("reason"),
        text("messageId"),
        read("minAge", QueueSelection::age).map(now::minus),
        read("maxAge", QueueSelection::age).map(now::minus),
        read("minSize", QueueSelection::octets),
        read("maxSize", QueueSelection::octets),
        read("held", QueueSelection::truth));
  }

  private List<QueueId> ids() {
    List<String> ids = text("id").map(all -> Arrays.asList(all.split(","))).orElse(List.of());
    if (ids.size() > MAX_IDS) {
      throw new IllegalArgumentException("id: more than " + MAX_IDS);
    }
    return Texts.readAll("id", ids, id -> QueueId.parse(id.strip()));
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(conditions.get(name));
  }

  private <T> Optional<T> read(String name, Function<String, T> parser) {
    return text(name).map(value -> Texts.read(name, value, parser));
  }

  private static Duration age(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + text + "' is not a duration such as PT4H", e);
    }
  }

  private static long octets(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a number", e);
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
    };
  }
}
