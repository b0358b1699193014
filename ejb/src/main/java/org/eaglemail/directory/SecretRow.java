package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a secret of the server itself. */
@Entity(name = "ServerSecret")
@Table(name = "server_secret")
class SecretRow {
  @Id private String name = "";

  private byte[] octets = {};

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected SecretRow() {}

  SecretRow(String name, byte[] octets, Instant created) {
    this.name = name;
    this.octets = octets.clone();
    this.created = created;
  }

  byte[] octets() {
    return octets.clone();
  }
}
