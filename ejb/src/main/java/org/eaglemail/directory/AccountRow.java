package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.jspecify.annotations.Nullable;

/** The row of an account: a mailbox of a domain, and the password that opens it. */
@Entity(name = "Account")
@Table(name = "account")
class AccountRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "directory")
  private long id;

  /** Null only between JPA's constructor call and its filling in. */
  @ManyToOne(fetch = FetchType.EAGER, optional = false)
  @JoinColumn(name = "domain_id")
  private @Nullable DomainRow domain;

  /** In lower case, the form that is compared. */
  @Column(name = "local_part")
  private String localPart = "";

  private String password = "";

  /** Null until the password is set anew or used. */
  @Column(name = "scram_sha256")
  private @Nullable String scram;

  @Column(name = "uid_validity")
  private long uidValidity;

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected AccountRow() {}

  AccountRow(DomainRow domain, String localPart, PasswordHash password, Instant created) {
    this.domain = domain;
    this.localPart = localPart;
    this.password = password.text();
    // RFC 9051 §2.3.1.1: grows whenever a mailbox of the same name is made anew.
    this.uidValidity = created.getEpochSecond();
    this.created = created;
  }

  long id() {
    return id;
  }

  EmailAddress address() {
    DomainRow of = domain;
    if (of == null) {
      throw new IllegalStateException("an account without its domain");
    }
    return new EmailAddress(localPart, of.name());
  }

  PasswordHash password() {
    return PasswordHash.parse(password);
  }

  Optional<ScramVerifier> scram() {
    return Optional.ofNullable(scram).map(ScramVerifier::parse);
  }

  void password(PasswordHash changed, ScramVerifier verifier) {
    password = changed.text();
    scram = verifier.text();
  }

  Login login() {
    return new Login(account(), password(), scram());
  }

  MailAccount account() {
    return new MailAccount(id, address(), uidValidity);
  }

  AccountInfo info() {
    return new AccountInfo(id, address(), created, scram != null);
  }
}
