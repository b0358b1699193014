package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of somebody who may administer the server. */
@Entity(name = "Administrator")
@Table(name = "administrator")
class AdministratorRow {
  @Id private String name = "";

  private String password = "";

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  @Column(name = "mail_reader")
  private boolean mailReader;

  /** For JPA. */
  protected AdministratorRow() {}

  AdministratorRow(String name, PasswordHash password, Instant created) {
    this.name = name;
    this.password = password.text();
    this.created = created;
  }

  PasswordHash password() {
    return PasswordHash.parse(password);
  }

  void password(PasswordHash changed) {
    password = changed.text();
  }

  void mailReader(boolean may) {
    mailReader = may;
  }

  AdministratorInfo info() {
    return new AdministratorInfo(name, mailReader, created);
  }

  @Override
  public String toString() {
    return name + " since " + created;
  }
}
