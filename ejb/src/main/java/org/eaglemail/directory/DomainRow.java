package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eaglemail.protocol.Domain;

/** The row of a domain whose mailboxes are here. */
@Entity(name = "Domain")
@Table(name = "domain")
class DomainRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory")
  @SequenceGenerator(name = "directory", sequenceName = "directory_seq", allocationSize = 500)
  private long id;

  private String name = "";

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected DomainRow() {}

  DomainRow(Domain name, Instant created) {
    this.name = name.name();
    this.created = created;
  }

  long id() {
    return id;
  }

  Domain name() {
    return new Domain(name);
  }

  DomainInfo info() {
    return new DomainInfo(id, name(), created);
  }
}
