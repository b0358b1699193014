package org.eaglemail.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Counts what each key did in the current unit of time, which begins with the first of it, as
 * Postfix's anvil(8) does. In the memory of this node. Thread-safe.
 *
 * @param <K> such as a network or an account
 */
public final class RateMeter<K> {
  /** Keys that are counted at once; the least used are forgotten. Some 100 octets each. */
  static final int MAX_KEYS = 50_000;

  private final long unit;
  private final Ticker ticker;
  private final Cache<K, Window> windows;

  /** Counts per {@code unit} by the time of {@code ticker}. */
  public RateMeter(Duration unit, Ticker ticker) {
    this.unit = unit.toNanos();
    this.ticker = ticker;
    this.windows =
        Caffeine.newBuilder()
            .maximumSize(MAX_KEYS)
            .expireAfterAccess(unit)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  /** One more; how many in this unit, this one included. */
  public int add(K key) {
    return windows.get(key, k -> new Window()).add(ticker.read(), unit);
  }

  /** How many it would be with one more. */
  public int foresee(K key) {
    Window window = windows.getIfPresent(key);
    return window == null ? 1 : window.count(ticker.read(), unit) + 1;
  }

  private static final class Window {
    private long begun;
    private int count;

    synchronized int add(long now, long unit) {
      if (count == 0 || now - begun >= unit) {
        begun = now;
        count = 0;
      }
      count = count == Integer.MAX_VALUE ? count : count + 1;
      return count;
    }

    synchronized int count(long now, long unit) {
      return now - begun >= unit ? 0 : count;
    }
  }
}
