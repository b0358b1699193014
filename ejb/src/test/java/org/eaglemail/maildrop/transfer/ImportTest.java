package org.eaglemail.maildrop.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaglemail.maildrop.MaildropDatabase.ALICE;
import static org.eaglemail.maildrop.MaildropDatabase.NOW;

import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.archive.OctetBuffer;
import org.eaglemail.archive.ScreenedMessage;
import org.eaglemail.archive.mbox.MboxReader;
import org.eaglemail.database.CurrentTransaction;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.maildrop.MaildropDatabase;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.queue.Leases;
import org.eaglemail.spool.LocalRecipient;
import org.eaglemail.spool.MaildropItem;
import org.eaglemail.spool.RecentContents;
import org.eaglemail.spool.Spool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What imports write: each message once, with its position, and nothing after they were stopped.
 */
class ImportTest {
  private static final ImportOrder ORDER =
      new ImportOrder(MailboxFormat.MBOX, "alice", false, true, false, OptionalLong.empty());
  private static final LocalRecipient TO =
      new LocalRecipient(ALICE, EmailAddress.parse("alice@home.test"));

  @TempDir private Path directory;

  private final MaildropDatabase database = new MaildropDatabase();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void equalMessagesOfOneMailboxAreAllImportedAndNoneTwice() throws IOException {
    String mailbox = mbox("one", "same", "same");
    ImportInfo first = read(mailbox);
    assertThat(first.imported()).isEqualTo(3);
    assertThat(first.position()).isEqualTo(mailbox.length());
    ImportInfo again = read(mailbox + mbox("same", "new"));
    assertThat(again.imported()).as("one more of the same, and a new one").isEqualTo(2);
    assertThat(again.skipped()).isEqualTo(3);
    assertThat(list()).hasSize(5);
  }

  @Test
  void whatWasDeletedDoesNotComeBackUnlessItIsWanted() throws IOException {
    read(mbox("one"));
    database.maildrops(drops -> drops.remove(ALICE, List.of(list().getFirst().id())));
    assertThat(read(mbox("one")).imported()).isZero();
    ImportOrder again =
        new ImportOrder(MailboxFormat.MBOX, "alice", false, true, true, OptionalLong.empty());
    assertThat(read(mbox("one"), again).imported()).isEqualTo(1);
  }

  @Test
  void aUniqueIdIsKeptWhereItIsUnique() throws IOException {
    read(mbox("X-UIDL: kept\none", "X-UIDL: kept\ntwo", "X-UIDL: 1s.0000000G\nthree", "four"));
    assertThat(list())
        .extracting(item -> item.uniqueId("p.").startsWith("p."))
        .containsExactly(false, true, true, true);
    assertThat(list().getFirst().uniqueId("p.")).isEqualTo("kept");
  }

  @Test
  void aRunThatWasTakenOverWritesNothing() {
    long id = jobs(jobs -> jobs.create(ALICE, ORDER)).id();
    ImportRun older = jobs(jobs -> jobs.begin(id, 0));
    ImportRun newer = jobs(jobs -> jobs.begin(id, 0));
    assertThatThrownBy(() -> store(older, new ImportBatch(), 10)).isInstanceOf(ImportStopped.class);
    store(newer, new ImportBatch(), 10);
    assertThat(jobs(jobs -> jobs.show(id)).position()).isEqualTo(10);
    assertThatThrownBy(() -> jobs(jobs -> jobs.begin(id, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("octet 10");
  }

  @Test
  void filesOnTheServerAreTakenInTurn() {
    ImportOrder order =
        new ImportOrder(MailboxFormat.MBOX, "spool", true, true, false, OptionalLong.empty());
    long first = jobs(jobs -> jobs.create(ALICE, order)).id();
    long second = jobs(jobs -> jobs.create(ALICE, order)).id();
    ImportRun run = jobs(ImportJobs::claim).orElseThrow();
    assertThat(run.job()).isEqualTo(first);
    assertThat(jobs(ImportJobs::claim).orElseThrow().job()).isEqualTo(second);
    assertThat(jobs(ImportJobs::claim)).isEmpty();
    jobs(
        jobs -> {
          jobs.end(run, ImportState.DONE, Optional.empty());
          jobs.reclaim();
          return jobs;
        });
    assertThat(jobs(ImportJobs::claim).orElseThrow().job()).as("after a restart").isEqualTo(second);
  }

  private ImportInfo read(String mailbox) throws IOException {
    return read(mailbox, ORDER);
  }

  private ImportInfo read(String mailbox, ImportOrder order) throws IOException {
    long id = jobs(jobs -> jobs.create(ALICE, order)).id();
    ImportRun run = jobs(jobs -> jobs.begin(id, 0));
    byte[] octets = mailbox.getBytes(StandardCharsets.US_ASCII);
    try (MboxReader reader =
            new MboxReader(new ByteArrayInputStream(octets), 0, MailboxFormat.MBOX);
        ImportBatch batch = new ImportBatch()) {
      while (reader.next().isPresent()) {
        ScreenedMessage message =
            new ScreenedMessage(new OctetBuffer.Limits(directory, 1000, 1000), true);
        reader.copyTo(message);
        batch.add(
            new ImportBatch.Item(TO, ReversePath.nullSender(), NOW, message, message.takeDigest()));
      }
      store(run, batch, reader.position());
    }
    return jobs(jobs -> jobs.show(id));
  }

  private void store(ImportRun run, ImportBatch batch, long position) {
    jobs(
        jobs -> {
          try {
            jobs.store(run, batch, position);
            return jobs;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private List<MaildropItem> list() {
    return database.reader().list(ALICE);
  }

  private <T> T jobs(Function<ImportJobs, T> call) {
    return database.inTransaction(entities -> call.apply(jobs(entities)));
  }

  private ImportJobs jobs(EntityManager entities) {
    Leases leases = new Leases();
    Injection.into(leases, DirectoryDatabase.settings(Map.of("eagle.data", directory.toString())));
    leases.identify();
    return Injection.into(
        new ImportJobs(),
        entities,
        leases,
        Injection.into(new Spool(), entities, new RecentContents()),
        MaildropDatabase.maildrops(entities),
        new CurrentTransaction(),
        clock);
  }

  private static String mbox(String... texts) {
    StringBuilder mailbox = new StringBuilder();
    for (String text : texts) {
      mailbox.append("From a@b.test Tue Nov 24 12:00:00 2026\n").append(text).append("\n\n");
    }
    return mailbox.toString();
  }
}
