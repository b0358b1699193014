package org.eaglemail.policy.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.protocol.smtp.Reply;
import org.jspecify.annotations.Nullable;

/** The row of a rule of the access table. */
@Entity(name = "AccessRule")
@Table(name = "access_rule")
class AccessRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "policy")
  @SequenceGenerator(name = "policy", sequenceName = "policy_seq", allocationSize = 500)
  private long id;

  private String kind = "";
  private String pattern = "";
  private String action = "";
  private @Nullable String reply;

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected AccessRow() {}

  AccessRow(AccessRule rule, Instant created) {
    this.kind = rule.kind().text();
    this.pattern = rule.pattern();
    this.action = rule.action().text();
    this.reply = rule.action().reply().map(Reply::text).orElse(null);
    this.created = created;
  }

  AccessRule rule() {
    return new AccessRule(
        AccessKind.parse(kind), pattern, AccessAction.parse(action, Optional.ofNullable(reply)));
  }

  AccessInfo info() {
    return new AccessInfo(id, rule(), created);
  }
}
