package org.eaglemail.queue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.spi.Destination;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.Terms;

/** Queued mail for tests: from alice at home.test, expiring five days after {@link #ARRIVED}. */
public final class Mail {
  public static final Instant ARRIVED = Instant.parse("2026-11-24T12:00:00Z");
  static final Duration LEASE = Duration.ofMinutes(10);
  public static final Instant EXPIRES = ARRIVED.plus(Duration.ofDays(5));

  /** The server that mail for away.test goes to. */
  public static final Destination PEER =
      new Destination(
          "mx.away.test",
          new InetSocketAddress("127.0.0.9", 25),
          Optional.empty(),
          Domain.parse("home.test"));

  private Mail() {}

  /** A recipient that was not tried yet. */
  public static QueuedRecipient recipient(long id, String address) {
    return new QueuedRecipient(
        id, EmailAddress.parse(address), RcptParameters.NONE, 0, 0, 1, EXPIRES, Optional.empty());
  }

  /** Recipients with the keys from {@code first} to {@code last}. */
  public static List<QueuedRecipient> recipients(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(id -> recipient(id, "user" + id + "@away.test"))
        .toList();
  }

  /** A message to these recipients. */
  public static QueuedMessage message(long key, List<QueuedRecipient> recipients) {
    return new QueuedMessage(
        new QueueId(key),
        ReversePath.parse("alice@home.test"),
        Terms.PLAIN,
        100,
        ARRIVED,
        Origin.OWN,
        recipients);
  }

  /** A message to these addresses, whose keys follow on the message's. */
  public static QueuedMessage message(long key, String... to) {
    long[] next = {key};
    return message(key, Stream.of(to).map(address -> recipient(++next[0], address)).toList());
  }
}
