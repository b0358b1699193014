package org.eaglemail.maildrop.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The row of an account's quota. */
@Entity(name = "AccountQuota")
@Table(name = "account_quota")
class QuotaRow {
  @Id
  @Column(name = "account_id")
  private long account;

  private @Nullable Long octets;
  private @Nullable Long messages;
  private boolean warned;

  /** For JPA. */
  protected QuotaRow() {}

  QuotaRow(long account) {
    this.account = account;
  }

  long account() {
    return account;
  }

  Quota quota() {
    return new Quota(optional(octets), optional(messages));
  }

  void quota(Quota changed) {
    octets = nullable(changed.octets());
    messages = nullable(changed.messages());
  }

  boolean warned() {
    return warned;
  }

  void warned(boolean now) {
    warned = now;
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static @Nullable Long nullable(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
