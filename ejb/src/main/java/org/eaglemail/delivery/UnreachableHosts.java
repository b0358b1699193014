package org.eaglemail.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;

/**
 * Remembers for a short time that no session came about with a host, so that not each of many
 * messages waits for it until its time-out. Thread-safe.
 */
public final class UnreachableHosts {
  /** The longest time that a host is left alone. */
  static final Duration MAX_PAUSE = Duration.ofMinutes(1);

  /** Hosts remembered. */
  static final int MAX_HOSTS = 10_000;

  private final Cache<Destination, Reply> failures;

  /**
   * @param retry the shortest time between two tries of a message: a host is not left alone for
   *     longer, so that each try is one
   */
  public UnreachableHosts(Duration retry) {
    this(retry, Ticker.systemTicker());
  }

  UnreachableHosts(Duration retry, Ticker ticker) {
    Duration pause = retry.compareTo(MAX_PAUSE) < 0 ? retry : MAX_PAUSE;
    failures =
        Caffeine.newBuilder().maximumSize(MAX_HOSTS).expireAfterWrite(pause).ticker(ticker).build();
  }

  /**
   * What happened when the host was tried last; empty when it may be tried. One that gives no TLS
   * may do where none is asked for, so what is asked counts as part of the host.
   */
  Optional<Reply> failure(Destination host) {
    return Optional.ofNullable(failures.getIfPresent(host));
  }

  void failed(Destination host, Reply reply) {
    failures.put(host, reply.brief());
  }

  /** Lets every host be tried again. */
  void forget() {
    failures.invalidateAll();
  }
}
