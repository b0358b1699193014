package org.eaglemail.maildrop.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The row that remembers a message which was imported into an account. */
@Entity
@Table(name = "imported_message")
@IdClass(ImportedMessage.Key.class)
class ImportedMessage {
  /** The primary key. */
  record Key(long account, String digest) {}

  @Id
  @Column(name = "account_id")
  private long account;

  @Id private String digest = "";

  private int copies;
  private long run;
  private int met;

  /** For JPA. */
  protected ImportedMessage() {}

  ImportedMessage(long account, String digest) {
    this.account = account;
    this.digest = digest;
  }

  /**
   * A run meets it once more. A mailbox may well have two equal messages: the second one is known
   * only when an earlier run imported two.
   *
   * @return whether it is known
   */
  boolean meet(long current) {
    if (run != current) {
      run = current;
      met = 0;
    }
    met++;
    return met <= copies;
  }

  /** It is imported. */
  void count() {
    copies++;
  }
}
