package org.eaglemail.filter.milter;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Connections whose sessions are over, for the next ones. Thread-safe. */
final class KeptConnections {
  /** How many at most: what sessions come in between two others. */
  static final int MAX = 10;

  /** How long at most; a milter may close them earlier. */
  static final Duration MAX_AGE = Duration.ofSeconds(60);

  private final Deque<Kept> kept = new ArrayDeque<>();
  private final LongSupplier nanoTime;

  private record Kept(MilterConnection connection, long since) {}

  KeptConnections(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The one that was given last: it is the likeliest to be alive. */
  synchronized Optional<MilterConnection> take() {
    closeOld();
    return Optional.ofNullable(kept.pollLast()).map(Kept::connection);
  }

  /** Keeps it, or closes it when there are enough. */
  synchronized void give(MilterConnection connection) {
    closeOld();
    if (kept.size() < MAX) {
      kept.addLast(new Kept(connection, nanoTime.getAsLong()));
    } else {
      MilterFilter.close(connection);
    }
  }

  private void closeOld() {
    long now = nanoTime.getAsLong();
    while (!kept.isEmpty() && now - kept.getFirst().since() > MAX_AGE.toNanos()) {
      MilterFilter.close(kept.removeFirst().connection());
    }
  }

  synchronized void closeAll() {
    List<Kept> all = new ArrayList<>(kept);
    kept.clear();
    all.forEach(each -> MilterFilter.close(each.connection()));
  }
}
