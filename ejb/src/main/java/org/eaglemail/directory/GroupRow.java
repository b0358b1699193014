package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a group of accounts. */
@Entity(name = "AccountGroup")
@Table(name = "account_group")
class GroupRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory")
  private long id;

  private String name = "";

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected GroupRow() {}

  GroupRow(String name, Instant created) {
    this.name = name;
    this.created = created;
  }

  long id() {
    return id;
  }

  String name() {
    return name;
  }

  GroupInfo info() {
    return new GroupInfo(id, name, created);
  }
}
