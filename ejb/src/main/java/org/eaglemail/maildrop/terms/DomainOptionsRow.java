package org.eaglemail.maildrop.terms;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The row of what administrators want of a domain's maildrops. */
@Entity(name = "DomainOptions")
@Table(name = "domain_pop3")
class DomainOptionsRow {
  @Id
  @Column(name = "domain_id")
  private long domain;

  /** Null when all its columns are. */
  @Embedded private @Nullable OptionColumns wanted;

  /** For JPA. */
  protected DomainOptionsRow() {}

  DomainOptionsRow(long domain) {
    this.domain = domain;
  }

  long domain() {
    return domain;
  }

  Options wanted() {
    return wanted == null ? Options.NONE : wanted.options();
  }

  void want(Options changed) {
    wanted = OptionColumns.of(changed);
  }
}
