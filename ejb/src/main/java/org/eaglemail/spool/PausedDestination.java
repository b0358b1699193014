package org.eaglemail.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a destination that an administrator paused. */
@Entity
@Table(name = "paused_destination")
public class PausedDestination {
  @Id private String name = "";

  private String reason = "";

  @Column(name = "paused_at")
  private Instant since = Instant.EPOCH;

  /** For JPA. */
  protected PausedDestination() {}

  PausedDestination(String name, String reason, Instant since) {
    this.name = name;
    this.reason = reason;
    this.since = since;
  }

  /** A domain of recipients, or the name of a next server; in lower case. */
  public String name() {
    return name;
  }

  /** Why, for those who look at it. */
  public String reason() {
    return reason;
  }

  /** From then on. */
  public Instant since() {
    return since;
  }

  void because(String now) {
    reason = now;
  }
}
