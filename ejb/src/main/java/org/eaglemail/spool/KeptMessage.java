package org.eaglemail.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row that keeps a message which need be in no maildrop and no queue. */
@Entity
@Table(name = "kept_message")
class KeptMessage {
  @Id
  @Column(name = "message_id")
  private long message;

  /** For JPA. */
  protected KeptMessage() {}

  KeptMessage(long message) {
    this.message = message;
  }

  long message() {
    return message;
  }
}
