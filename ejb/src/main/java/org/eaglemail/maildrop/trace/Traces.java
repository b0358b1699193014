package org.eaglemail.maildrop.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SessionTrace;

/**
 * Which accounts' sessions are written down, on this node and until it stops. A trace begins with
 * the account's next login and ends at once. For use by any thread.
 */
@ApplicationScoped
public class Traces {
  /** Accounts that can be traced at once. */
  public static final int MAX_ACCOUNTS = 50;

  private final Map<Long, TraceBuffer> buffers = new HashMap<>();

  /** Whether there is any, so that a login need not ask under the lock. */
  private volatile boolean any;

  @Inject private Clock clock;

  /**
   * Begins a trace; one that was begun goes on.
   *
   * @throws IllegalArgumentException when too many accounts are traced
   */
  public synchronized void start(long account) {
    if (!buffers.containsKey(account) && buffers.size() >= MAX_ACCOUNTS) {
      throw new IllegalArgumentException(
          "no more than " + MAX_ACCOUNTS + " accounts can be traced at once");
    }
    buffers.computeIfAbsent(account, traced -> new TraceBuffer(clock));
    any = true;
  }

  /** Ends a trace and forgets it. */
  public synchronized void stop(long account) {
    TraceBuffer ended = buffers.remove(account);
    if (ended != null) {
      ended.stop();
    }
    any = !buffers.isEmpty();
  }

  /** The lines of a trace, the oldest first; empty when there is none. */
  public Optional<List<String>> lines(long account) {
    return buffer(account).map(TraceBuffer::lines);
  }

  /** For a session that an account begins. */
  public SessionTrace of(long account, Client client) {
    return any
        ? buffer(account).map(traced -> traced.session(client.session())).orElse(SessionTrace.OFF)
        : SessionTrace.OFF;
  }

  private synchronized Optional<TraceBuffer> buffer(long account) {
    return Optional.ofNullable(buffers.get(account));
  }
}
