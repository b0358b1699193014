package org.eaglemail.spool;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which messages of the queue are meant, and which of their recipients: those that fit everything
 * that is said; nothing said means all of them. A message fits when it does itself and one of its
 * recipients does that waits or is held; of what it says of recipients, one has to fit all.
 *
 * @param ids those alone; empty: any
 * @param sender the reverse-path without brackets; empty text for the null sender
 * @param recipient an address
 * @param domain of a recipient
 * @param destination part of the name of the server that was asked last
 * @param reason part of what was said last, or of why the recipient or the message is held
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

  /** Whether it says anything of recipients: else all that wait or are held are meant. */
  boolean isOfRecipients() {
    return Stream.of(recipient, domain, destination, reason, held).anyMatch(Optional::isPresent);
  }

  /** The same, where held: also those that will be when they would wait again. */
  QueueFilter withWhatWillBeHeld() {
    return held.equals(Optional.of(true))
        ? new QueueFilter(
            ids,
            sender,
            recipient,
            domain,
            destination,
            reason,
            messageId,
            receivedBefore,
            receivedAfter,
            minSize,
            maxSize,
            Optional.empty())
        : this;
  }

  /** Its condition on a message m, for a query with {@link #values}. */
  String messages() {
    StringBuilder text = new StringBuilder();
    if (!ids.isEmpty()) {
      text.append("m.id in :ids and ");
    }
    sender.ifPresent(s -> text.append("lower(m.sender) = :sender and "));
    messageId.ifPresent(s -> text.append("m.messageId = :messageId and "));
    receivedBefore.ifPresent(t -> text.append("m.received < :receivedBefore and "));
    receivedAfter.ifPresent(t -> text.append("m.received >= :receivedAfter and "));
    minSize.ifPresent(s -> text.append("m.size >= :minSize and "));
    maxSize.ifPresent(s -> text.append("m.size <= :maxSize and "));
    return text
        + "exists (select r.id from Recipient r where r.message = m.id and "
        + recipients()
        + ")";
  }

  /** Its condition on a recipient r, for a query with {@link #recipientValues}. */
  String recipients() {
    StringBuilder text = new StringBuilder(Removal.OPEN);
    recipient.ifPresent(s -> text.append(" and lower(r.address) = :recipient"));
    domain.ifPresent(s -> text.append(" and r.domain = :domain"));
    destination.ifPresent(s -> text.append(" and lower(r.remote) like :destination escape '!'"));
    reason.ifPresent(
        s ->
            text.append(" and (lower(r.reply) like :reason escape '!'")
                .append(" or lower(r.holdReason) like :reason escape '!'")
                .append(" or exists (select h.id from Message h where h.id = r.message")
                .append(" and lower(h.holdReason) like :reason escape '!'))"));
    held.ifPresent(
        h ->
            text.append(" and r.state = org.eaglemail.spool.RecipientState.")
                .append(h ? RecipientState.HELD : RecipientState.WAITING));
    return text.toString();
  }

  /** The values of the parameters of {@link #messages}. */
  Map<String, Object> values() {
    Map<String, Object> values = recipientValues();
    if (!ids.isEmpty()) {
      values.put("ids", ids.stream().map(QueueId::key).toList());
    }
    sender.ifPresent(s -> values.put("sender", lower(s)));
    messageId.ifPresent(s -> values.put("messageId", s));
    receivedBefore.ifPresent(t -> values.put("receivedBefore", t));
    receivedAfter.ifPresent(t -> values.put("receivedAfter", t));
    minSize.ifPresent(s -> values.put("minSize", s));
    maxSize.ifPresent(s -> values.put("maxSize", s));
    return values;
  }

  /** The values of the parameters of {@link #recipients}. */
  Map<String, Object> recipientValues() {
    Map<String, Object> values = new LinkedHashMap<>();
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
