package org.eaglemail.spool;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which messages of the queue are meant: those that fit everything that is said; nothing said means
 * all of them. A message fits by its recipients when one of them does.
 *
 * @param ids those alone; empty: any
 * @param sender the reverse-path without brackets; empty text for the null sender
 * @param recipient an address
 * @param domain of a recipient
 * @param destination part of the name of the server that was asked last
 * @param reason part of what was said last, or of why the message is held
 * @param messageId what its Message-ID field says
 * @param receivedBefore received earlier than that
 * @param receivedAfter received then or later
 * @param minSize octets, at least
 * @param maxSize octets, at most
 * @param held only what is held, or only what is not
 */
public record QueueFilter(
    List<QueueId> ids,
    Optional<String> sender,
    Optional<String> recipient,
    Optional<String> domain,
    Optional<String> destination,
    Optional<String> reason,
    Optional<String> messageId,
    Optional<Instant> receivedBefore,
    Optional<Instant> receivedAfter,
    Optional<Long> minSize,
    Optional<Long> maxSize,
    Optional<Boolean> held) {
  public QueueFilter {
    ids = List.copyOf(ids);
  }

  /** Everything. */
  public static final QueueFilter ALL =
      new QueueFilter(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static final String AND = " and ";

  /** Its condition on a message m, begun with {@code and}, for a query with {@link #values}. */
  String condition() {
    StringBuilder text = new StringBuilder();
    if (!ids.isEmpty()) {
      text.append(" and m.id in :ids");
    }
    sender.ifPresent(s -> text.append(" and lower(m.sender) = :sender"));
    messageId.ifPresent(s -> text.append(" and m.messageId = :messageId"));
    receivedBefore.ifPresent(t -> text.append(" and m.received < :receivedBefore"));
    receivedAfter.ifPresent(t -> text.append(" and m.received >= :receivedAfter"));
    minSize.ifPresent(s -> text.append(" and m.size >= :minSize"));
    maxSize.ifPresent(s -> text.append(" and m.size <= :maxSize"));
    recipient.ifPresent(s -> text.append(AND + recipientThat("lower(r.address) = :recipient")));
    domain.ifPresent(s -> text.append(AND + recipientThat("r.domain = :domain")));
    destination.ifPresent(
        s -> text.append(AND + recipientThat("lower(r.remote) like :destination escape '!'")));
    reason.ifPresent(
        s ->
            text.append(AND + "(lower(m.holdReason) like :reason escape '!' or ")
                .append(recipientThat("lower(r.reply) like :reason escape '!'"))
                .append(')'));
    held.ifPresent(
        h ->
            text.append(AND + (h ? "" : "not "))
                .append(recipientThat("r.state = org.eaglemail.spool.RecipientState.HELD")));
    return text.toString();
  }

  private static String recipientThat(String condition) {
    return "exists (select r.id from Recipient r where r.message = m.id and " + condition + ")";
  }

  /** The values of the condition's parameters. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      values.put("ids", ids.stream().map(QueueId::key).toList());
    }
    sender.ifPresent(s -> values.put("sender", lower(s)));
    messageId.ifPresent(s -> values.put("messageId", s));
    receivedBefore.ifPresent(t -> values.put("receivedBefore", t));
    receivedAfter.ifPresent(t -> values.put("receivedAfter", t));
    minSize.ifPresent(s -> values.put("minSize", s));
    maxSize.ifPresent(s -> values.put("maxSize", s));
    recipient.ifPresent(s -> values.put("recipient", lower(s)));
    domain.ifPresent(s -> values.put("domain", lower(s)));
    destination.ifPresent(s -> values.put("destination", part(s)));
    reason.ifPresent(s -> values.put("reason", part(s)));
    return values;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** As part of any text, in LIKE's notation. */
  private static String part(String text) {
    return "%" + lower(text).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
