package org.eaglemail.maildrop.quota;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The row of the quota that each account of a domain has which has none of its own. */
@Entity(name = "DomainQuota")
@Table(name = "domain_quota")
class DomainQuotaRow {
  @Id
  @Column(name = "domain_id")
  private long domain;

  /** Null when all its columns are. */
  @Embedded private @Nullable QuotaColumns limits;

  /** For JPA. */
  protected DomainQuotaRow() {}

  DomainQuotaRow(long domain) {
    this.domain = domain;
  }

  long domain() {
    return domain;
  }

  Quota quota() {
    return limits == null ? Quota.NONE : limits.quota();
  }

  void quota(Quota changed) {
    limits = QuotaColumns.of(changed);
  }
}
