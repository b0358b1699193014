package org.eaglemail.directory.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a record. */
@Entity
@Table(name = "audit_record")
class AuditRecord {
  private static final int MAX_SUBJECT = 400;
  private static final int MAX_NAME = 64;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "audit_record")
  @SequenceGenerator(name = "audit_record", sequenceName = "audit_seq", allocationSize = 50)
  private long id;

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  private String administrator = "";

  @Enumerated(EnumType.STRING)
  private AuditAction action = AuditAction.EXPORT_MAILDROP;

  private String subject = "";
  private String client = "";

  /** For JPA. */
  protected AuditRecord() {}

  AuditRecord(Actor actor, AuditAction action, String subject, Instant now) {
    this.created = now;
    this.administrator = cut(actor.administrator(), MAX_NAME);
    this.action = action;
    this.subject = cut(subject, MAX_SUBJECT);
    this.client = cut(actor.client(), MAX_NAME);
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }

  AuditInfo info() {
    return new AuditInfo(id, created, new Actor(administrator, client), action, subject);
  }
}
