package org.eaglemail.spool;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Small messages that were just written and go to other servers: most are sent at once, and need
 * not be read from the database for that. Only a copy: what is not here, or not any more, is read
 * there. Thread-safe.
 */
@ApplicationScoped
public class RecentContents {
  /** Octets kept in all. */
  static final long MAX_OCTETS = 16 * 1024 * 1024;

  /** How long a message is kept: its first try is over by then, or far away. */
  static final Duration MAX_AGE = Duration.ofSeconds(30);

  private final Cache<Long, byte[]> contents;

  public RecentContents() {
    this(Ticker.systemTicker());
  }

  RecentContents(Ticker ticker) {
    contents =
        Caffeine.newBuilder()
            .maximumWeight(MAX_OCTETS)
            .weigher((Long message, byte[] octets) -> octets.length)
            .expireAfterWrite(MAX_AGE)
            .ticker(ticker)
            // What is too much is dropped by who brings it, there and then.
            .executor(Runnable::run)
            .build();
  }

  /**
   * Keeps a message, which may still be in a transaction of its own: nobody asks for one that was
   * rolled back.
   *
   * @param octets all of them; not to be changed any more
   */
  void keep(long message, byte[] octets) {
    contents.put(message, octets);
  }

  /** Takes a message out, as it is sent once as a rule; empty when it is to be read. */
  Optional<byte[]> take(long message) {
    return Optional.ofNullable(contents.asMap().remove(message));
  }
}
