package org.eaglemail.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.addressing.Distribution;
import org.eaglemail.bounce.Action;
import org.eaglemail.bounce.Notifications;
import org.eaglemail.bounce.NotifiedMessage;
import org.eaglemail.bounce.NotifiedRecipient;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.Spooled;

/**
 * Tells senders what is known of a message as soon as it is stored: that it is in a maildrop, or
 * with a list (RFC 3461 §5.2.3, §5.2.7.1), was passed on to several (§5.2.7.3), or that somebody
 * behind a recipient cannot get it.
 */
@ApplicationScoped
public class DeliveryNotices {
  /** RFC 3463 §3.2. */
  private static final EnhancedStatus DELIVERED = new EnhancedStatus(2, 1, 5);

  @Inject private Notifications notifications;
  @Inject private Leases leases;

  /**
   * Writes the notifications in the transaction that stores the message.
   *
   * @param about the message as it came
   * @param here recipients whose maildrops have it
   * @return none when nobody is to be told; that costs nothing
   * @throws IOException when the message cannot be read
   */
  public List<Spooled> write(
      NotifiedMessage about, Distribution distribution, List<EnvelopeRecipient> here, Instant now)
      throws IOException {
    List<Spooled> written = new ArrayList<>(0);
    List<NotifiedRecipient> delivered = new ArrayList<>(0);
    here.stream()
        .filter(to -> wants(to, NotifyCondition.SUCCESS, false))
        .forEach(to -> delivered.add(success(to)));
    distribution.listed().forEach(to -> delivered.add(success(to)));
    write(about, Action.DELIVERED, delivered, now).ifPresent(written::add);
    write(
            about,
            Action.EXPANDED,
            distribution.expanded().stream().map(DeliveryNotices::success).toList(),
            now)
        .ifPresent(written::add);
    for (var failures : failures(distribution.failures()).entrySet()) {
      write(about.from(failures.getKey()), Action.FAILED, failures.getValue(), now)
          .ifPresent(written::add);
    }
    return written;
  }

  private Optional<Spooled> write(
      NotifiedMessage about, Action action, List<NotifiedRecipient> told, Instant now)
      throws IOException {
    return told.isEmpty()
        ? Optional.empty()
        : notifications.write(about, action, told, leases.next(now));
  }

  private static Map<ReversePath, List<NotifiedRecipient>> failures(
      List<Distribution.Failure> failures) {
    Map<ReversePath, List<NotifiedRecipient>> told = new LinkedHashMap<>();
    for (Distribution.Failure failure : failures) {
      if (wants(failure.recipient(), NotifyCondition.FAILURE, true)) {
        told.computeIfAbsent(failure.sender(), sender -> new ArrayList<>()).add(failed(failure));
      }
    }
    return told;
  }

  private static boolean wants(EnvelopeRecipient to, NotifyCondition condition, boolean unsaid) {
    return to.parameters().notifyOn().map(on -> on.contains(condition)).orElse(unsaid);
  }

  private static NotifiedRecipient success(EnvelopeRecipient to) {
    return new NotifiedRecipient(
        to.address(), to.parameters().original(), DELIVERED, Optional.empty(), Optional.empty());
  }

  private static NotifiedRecipient failed(Distribution.Failure failure) {
    return new NotifiedRecipient(
        failure.recipient().address(),
        failure.recipient().parameters().original(),
        failure.reply().status().orElseThrow(),
        Optional.of(new NotifiedRecipient.Said(Optional.empty(), failure.reply(), true)),
        Optional.empty());
  }
}
