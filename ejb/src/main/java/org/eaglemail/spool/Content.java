package org.eaglemail.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** A piece of a message's octets. */
@Entity
@Table(name = "content")
@IdClass(Content.Key.class)
class Content {
  /** Octets in a piece; the last one holds the rest. */
  static final int PIECE = 64 * 1024;

  /** The primary key. */
  record Key(long message, int piece) {}

  @Id
  @Column(name = "message_id")
  private long message;

  @Id private int piece;

  private byte[] octets = {};

  /** For JPA. */
  protected Content() {}

  Content(long message, int piece, byte[] octets) {
    this.message = message;
    this.piece = piece;
    this.octets = octets;
  }

  byte[] octets() {
    return octets;
  }
}
