package org.eaglemail.directory.apop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of an account's secret. */
@Entity(name = "ApopSecret")
@Table(name = "apop_secret")
class ApopSecretRow {
  @Id
  @Column(name = "account_id")
  private long account;

  private byte[] sealed = {};

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected ApopSecretRow() {}

  ApopSecretRow(long account) {
    this.account = account;
  }

  void change(byte[] changed, Instant now) {
    sealed = changed.clone();
    created = now;
  }

  byte[] sealed() {
    return sealed.clone();
  }

  Instant created() {
    return created;
  }
}
