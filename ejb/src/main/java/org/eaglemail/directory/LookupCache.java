package org.eaglemail.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache of answers from the database that never gives an answer older than the last
 * {@link #forget} of its key, even to a look-up that was under way meanwhile.
 *
 * <p>An answer carries the version that its key had before the database was asked; forgetting
 * raises the version. Nothing is locked while the database is asked: a thread that held a lock
 * there could wait for a connection which a transaction holds that waits for the lock. So several
 * threads may ask for the same key at once.
 *
 * <p>Thread-safe.
 */
public final class LookupCache<K, V> {
  /** How long this node may go on with what another node changed. */
  public static final Duration MAX_AGE = Duration.ofMinutes(1);

  /** Keys share versions; a power of two. */
  private static final int VERSIONS = 1024;

  private final AtomicIntegerArray versions = new AtomicIntegerArray(VERSIONS);
  private final Cache<K, Answer<V>> answers;

  private record Answer<V>(V value, int version) {}

  /** Keeps so many answers, by the system's time. */
  public LookupCache(long maxEntries) {
    this(maxEntries, Ticker.systemTicker());
  }

  LookupCache(long maxEntries, Ticker ticker) {
    answers =
        Caffeine.newBuilder()
            .maximumSize(maxEntries)
            .expireAfterWrite(MAX_AGE)
            .ticker(ticker)
            .build();
  }

  /** Keeps answers that weigh so much together. */
  public LookupCache(long maxWeight, ToIntFunction<? super V> weight) {
    answers =
        Caffeine.newBuilder()
            .maximumWeight(maxWeight)
            .weigher((K key, Answer<V> answer) -> weight.applyAsInt(answer.value()))
            .expireAfterWrite(MAX_AGE)
            .build();
  }

  /** The answer kept for {@code key}, or else what {@code database} says now. */
  public V get(K key, Function<? super K, ? extends V> database) {
    int version = versions.get(slot(key));
    @Nullable Answer<V> kept = answers.getIfPresent(key);
    if (kept != null && kept.version() == version) {
      return kept.value();
    }
    V value = database.apply(key);
    answers.put(key, new Answer<>(value, version));
    return value;
  }

  /** What the database said of {@code key} before now is no longer true. */
  public void forget(K key) {
    versions.incrementAndGet(slot(key));
  }

  /** What the database said before now is no longer true. */
  public void forgetAll() {
    for (int slot = 0; slot < VERSIONS; slot++) {
      versions.incrementAndGet(slot);
    }
  }

  private static int slot(Object key) {
    int hash = key.hashCode();
    return (hash ^ (hash >>> 16)) & (VERSIONS - 1);
  }
}
