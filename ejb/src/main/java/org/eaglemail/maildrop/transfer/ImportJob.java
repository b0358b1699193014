package org.eaglemail.maildrop.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.spool.Lease;
import org.jspecify.annotations.Nullable;

/** The row of an import. */
@Entity
@Table(name = "import_job")
class ImportJob {
  private static final int MAX_REASON = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "import_job")
  @SequenceGenerator(name = "import_job", sequenceName = "import_seq", allocationSize = 50)
  private long id;

  @Column(name = "account_id")
  private long account;

  @Enumerated(EnumType.STRING)
  private MailboxFormat format = MailboxFormat.MBOX;

  private String source = "";

  @Column(name = "on_server")
  private boolean onServer;

  @Column(name = "without_state")
  private boolean withoutState;

  private boolean again;

  @Enumerated(EnumType.STRING)
  private ImportState state = ImportState.WAITING;

  private long consumed;
  private @Nullable Long total;
  private long imported;
  private long skipped;
  private @Nullable String reason;
  private long run;
  private @Nullable String owner;
  private long fence;

  @Column(name = "expires_at")
  private Instant expires = Instant.EPOCH;

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  @Column(name = "updated_at")
  private Instant updated = Instant.EPOCH;

  /** For JPA. */
  protected ImportJob() {}

  ImportJob(long account, ImportOrder order, Instant now) {
    this.account = account;
    this.format = order.format();
    this.source = order.source();
    this.onServer = order.onServer();
    this.withoutState = order.withoutState();
    this.again = order.again();
    this.total = order.total().isPresent() ? order.total().getAsLong() : null;
    this.created = now;
    this.updated = now;
    this.expires = now;
  }

  ImportOrder order() {
    Long known = total;
    return new ImportOrder(
        format,
        source,
        onServer,
        withoutState,
        again,
        known == null ? OptionalLong.empty() : OptionalLong.of(known));
  }

  ImportInfo info() {
    return new ImportInfo(
        id,
        account,
        order(),
        state,
        consumed,
        imported,
        skipped,
        Optional.ofNullable(reason),
        created,
        updated);
  }

  long account() {
    return account;
  }

  long position() {
    return consumed;
  }

  boolean isDone() {
    return state == ImportState.DONE;
  }

  long run() {
    return run;
  }

  @Override
  public String toString() {
    return "import " + id + ", " + state + (owner == null ? "" : " on " + owner);
  }

  /** Gives the right to read on from its position, which ends every older one. */
  ImportRun begin(Lease lease, long freshRun, Instant now) {
    if (consumed == 0) {
      // It reads what it may have read before: equal messages are counted anew.
      run = freshRun;
    }
    state = ImportState.RUNNING;
    reason = null;
    owner = lease.owner();
    expires = lease.until();
    updated = now;
    fence++;
    return new ImportRun(id, fence, account, order(), consumed);
  }

  /** Whether nobody works on it, though somebody should. */
  boolean isFree(Instant now) {
    return switch (state) {
      case WAITING -> true;
      case RUNNING -> expires.isBefore(now);
      case INTERRUPTED, FAILED, DONE -> false;
    };
  }

  boolean isHeldUnder(long someFence) {
    return state == ImportState.RUNNING && fence == someFence;
  }

  void advance(long position, int more, int left, Lease lease, Instant now) {
    consumed = position;
    imported += more;
    skipped += left;
    expires = lease.until();
    updated = now;
  }

  void end(ImportState how, @Nullable String why, Instant now) {
    state = how;
    reason = why == null ? null : why.substring(0, Math.min(why.length(), MAX_REASON));
    owner = null;
    updated = now;
  }
}
