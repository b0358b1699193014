package org.eaglemail.maildrop.quota;

import jakarta.persistence.Embeddable;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A quota in a row; null where nothing is said. */
@Embeddable
class QuotaColumns {
  private @Nullable Long octets;
  private @Nullable Long messages;

  /** For JPA. */
  protected QuotaColumns() {}

  static QuotaColumns of(Quota quota) {
    QuotaColumns columns = new QuotaColumns();
    columns.octets = nullable(quota.octets());
    columns.messages = nullable(quota.messages());
    return columns;
  }

  Quota quota() {
    return new Quota(optional(octets), optional(messages));
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static @Nullable Long nullable(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
