package org.eaglemail.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes look for what is due in one database. */
class ClaimTest {
  private static final int MANY = 200;
  private static final int NODES = 4;
  private static final Instant DUE = Mail.ARRIVED.plus(Mail.LEASE);

  @TempDir private Path data;
  private SpoolDatabase database;
  private List<Long> stored;

  @BeforeEach
  void open() {
    database = new SpoolDatabase(data);
    stored =
        IntStream.range(0, MANY)
            .mapToObj(i -> database.store("alice@home.test", i + "@away.test"))
            .flatMap(message -> message.recipients().stream())
            .map(QueuedRecipient::id)
            .toList();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static List<Long> ids(List<QueuedMessage> messages) {
    return messages.stream()
        .flatMap(message -> message.recipients().stream())
        .map(QueuedRecipient::id)
        .toList();
  }

  private List<Long> claim(SpoolDatabase.Beans beans, int limit) {
    return ids(beans.queue().claim(DUE, limit, database.leases().next(DUE)));
  }

  @Test
  void whatAnotherHasLockedKeepsNobodyWaiting() {
    List<Long> first = new ArrayList<>();
    List<Long> second =
        database.inTransaction(
            one -> {
              first.addAll(claim(one, 10));
              return database.inTransaction(other -> claim(other, 8 * MANY));
            });

    assertThat(first).isNotEmpty().doesNotContainAnyElementsOf(second);
    assertThat(second).hasSize(MANY - first.size());
  }

  @Test
  void whoComesSecondGetsTheNextOnes() {
    List<Long> first = new ArrayList<>();
    List<Long> second =
        database.inTransaction(
            one -> {
              first.addAll(claim(one, 80));
              return database.inTransaction(other -> claim(other, 80));
            });

    assertThat(second).hasSameSizeAs(first).doesNotContainAnyElementsOf(first);
  }

  @Test
  void eachGetsOthersAndTogetherTheyGetAll() throws Exception {
    List<Long> taken = new ArrayList<>();
    try (ExecutorService nodes = Executors.newFixedThreadPool(NODES)) {
      Callable<List<Long>> node = this::claimAll;
      for (Future<List<Long>> one : nodes.invokeAll(Collections.nCopies(NODES, node))) {
        taken.addAll(one.get());
      }
    }

    assertThat(taken).containsExactlyInAnyOrderElementsOf(stored);
  }

  private List<Long> claimAll() {
    List<Long> all = new ArrayList<>();
    List<Long> some;
    do {
      some = database.inTransaction(beans -> claim(beans, 10));
      all.addAll(some);
    } while (!some.isEmpty());
    return all;
  }
}
