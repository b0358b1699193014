package org.eaglemail.addressing.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.addressing.Target;
import org.eaglemail.addressing.rewrite.RewriteKind;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.jspecify.annotations.Nullable;

/** The row of a rewrite rule. */
@Entity(name = "RewriteRule")
@Table(name = "rewrite_rule")
class RewriteRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "rewrite")
  @SequenceGenerator(name = "rewrite", sequenceName = "addressing_seq", allocationSize = 500)
  private long id;

  private String kind = "";
  private String pattern = "";
  private @Nullable String replacement;

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected RewriteRow() {}

  RewriteRow(RewriteRule rule, Instant created) {
    this.kind = rule.kind().text();
    this.pattern = rule.pattern();
    this.replacement = rule.replacement().map(Target::toString).orElse(null);
    this.created = created;
  }

  RewriteRule rule() {
    return new RewriteRule(
        RewriteKind.parse(kind), pattern, Optional.ofNullable(replacement).map(Target::parse));
  }

  RewriteInfo info() {
    return new RewriteInfo(id, rule(), created);
  }
}
