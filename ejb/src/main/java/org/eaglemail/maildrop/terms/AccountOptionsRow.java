package org.eaglemail.maildrop.terms;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of what administrators, and its owner, want of an account's maildrop. */
@Entity(name = "AccountOptions")
@Table(name = "account_pop3")
class AccountOptionsRow {
  @Id
  @Column(name = "account_id")
  private long account;

  /** Null when all its columns are. */
  @Embedded private @Nullable OptionColumns wanted;

  @Column(name = "own_expire_days")
  private @Nullable Integer ownExpireDays;

  @Column(name = "own_delete_retrieved")
  private @Nullable Boolean ownDeletesRetrieved;

  /** For JPA. */
  protected AccountOptionsRow() {}

  AccountOptionsRow(long account) {
    this.account = account;
  }

  long account() {
    return account;
  }

  Options wanted() {
    return wanted == null ? Options.NONE : wanted.options();
  }

  void want(Options changed) {
    wanted = OptionColumns.of(changed);
  }

  /** What the owner wants, which counts where the administrators say nothing. */
  Options own() {
    return new Options(
        Optional.empty(),
        OptionColumns.optional(ownExpireDays),
        Optional.ofNullable(ownDeletesRetrieved));
  }

  void own(Options changed) {
    ownExpireDays = OptionColumns.nullable(changed.expireDays());
    ownDeletesRetrieved = changed.deletesRetrieved().orElse(null);
  }
}
