package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LookupCacheTest {
  private final AtomicLong nanos = new AtomicLong();
  private final LookupCache<String, Integer> cache = new LookupCache<>(100, nanos::get);
  private final AtomicLong asked = new AtomicLong();

  private int ask(String key, int value) {
    return cache.get(
        key,
        wanted -> {
          asked.incrementAndGet();
          return value;
        });
  }

  @Test
  void asksOnce() {
    assertThat(ask("a", 1)).isEqualTo(1);
    assertThat(ask("a", 2)).isEqualTo(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void forgetsOneKey() {
    ask("a", 1);
    ask("b", 1);
    cache.forget("a");

    assertThat(ask("a", 2)).isEqualTo(2);
    assertThat(ask("b", 2)).isEqualTo(1);
  }

  @Test
  void forgetsAll() {
    ask("a", 1);
    ask("b", 1);
    cache.forgetAll();

    assertThat(ask("a", 2)).isEqualTo(2);
    assertThat(ask("b", 2)).isEqualTo(2);
  }

  @Test
  void doesNotKeepAnAnswerThatWasForgottenWhileItWasAskedFor() {
    int old =
        cache.get(
            "a",
            key -> {
              cache.forget("a");
              return 1;
            });

    assertThat(old).isEqualTo(1);
    assertThat(ask("a", 2)).isEqualTo(2);
  }

  @Test
  void anAnswerGrowsOld() {
    ask("a", 1);
    nanos.addAndGet(LookupCache.MAX_AGE.toNanos() - 1);
    assertThat(ask("a", 2)).isEqualTo(1);

    nanos.addAndGet(1);
    assertThat(ask("a", 2)).isEqualTo(2);
  }

  @Test
  void neverGoesBackBehindAChange() throws InterruptedException, ExecutionException {
    AtomicLong database = new AtomicLong();
    LookupCache<String, Long> busy = new LookupCache<>(100);
    List<Future<Boolean>> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int reader = 0; reader < 3; reader++) {
        readers.add(
            threads.submit(
                () -> {
                  boolean fresh = true;
                  while (database.get() < 20_000) {
                    long committed = database.get();
                    // What is announced was forgotten first, so nobody may see less any more.
                    long announced = committed - 1;
                    fresh &= busy.get("key", key -> database.get()) >= announced;
                  }
                  return fresh;
                }));
      }
      threads
          .submit(
              () -> {
                for (int change = 0; change < 20_000; change++) {
                  database.incrementAndGet();
                  busy.forget("key");
                }
              })
          .get();
      for (Future<Boolean> reader : readers) {
        assertThat(reader.get()).isTrue();
      }
    }
  }
}
