package org.eaglemail.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;

/**
 * Remembers for a short time that no session came about with a host, so that not each of many
 * messages waits for it until its time-out. Thread-safe.
 */
final class UnreachableHosts {
  /** How long a host is left alone. */
  static final Duration PAUSE = Duration.ofMinutes(1);

  /** Hosts remembered. */
  static final int MAX_HOSTS = 10_000;

  private final Cache<InetSocketAddress, Reply> failures;

  UnreachableHosts(Ticker ticker) {
    failures =
        Caffeine.newBuilder().maximumSize(MAX_HOSTS).expireAfterWrite(PAUSE).ticker(ticker).build();
  }

  /** What happened when the host was tried last; empty when it may be tried. */
  Optional<Reply> failure(InetSocketAddress host) {
    return Optional.ofNullable(failures.getIfPresent(host));
  }

  void failed(InetSocketAddress host, Reply reply) {
    failures.put(host, reply);
  }

  /** Lets every host be tried again. */
  void forget() {
    failures.invalidateAll();
  }
}
