package org.eaglemail.maildrop.terms;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The columns of what administrators want. */
@Embeddable
class OptionColumns {
  @Column(name = "login_delay_seconds")
  private @Nullable Integer loginDelay;

  @Column(name = "expire_days")
  private @Nullable Integer expireDays;

  @Column(name = "delete_retrieved")
  private @Nullable Boolean deletesRetrieved;

  /** For JPA. */
  protected OptionColumns() {}

  Options options() {
    return new Options(
        Optional.ofNullable(loginDelay).map(Duration::ofSeconds),
        optional(expireDays),
        Optional.ofNullable(deletesRetrieved));
  }

  static OptionColumns of(Options wanted) {
    OptionColumns columns = new OptionColumns();
    columns.loginDelay = wanted.loginDelay().map(delay -> (int) delay.toSeconds()).orElse(null);
    columns.expireDays = nullable(wanted.expireDays());
    columns.deletesRetrieved = wanted.deletesRetrieved().orElse(null);
    return columns;
  }

  static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  static @Nullable Integer nullable(OptionalInt value) {
    return value.isPresent() ? value.getAsInt() : null;
  }
}
