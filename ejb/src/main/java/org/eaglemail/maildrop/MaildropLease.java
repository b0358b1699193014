package org.eaglemail.maildrop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The row of a maildrop's lease; it stays when the lease is given back, for its fence. */
@Entity
@Table(name = "maildrop_lease")
class MaildropLease {
  @Id
  @Column(name = "account_id")
  private long account;

  private @Nullable String owner;
  private long fence;

  @Column(name = "expires_at")
  private Instant expires = Instant.EPOCH;

  @Column(name = "logged_in_at")
  private @Nullable Instant loggedIn;

  /** Null before its owner first looked. */
  private @Nullable Long bulletin;

  /** For JPA. */
  protected MaildropLease() {}

  MaildropLease(long account, String owner, Instant expires) {
    this.account = account;
    this.owner = owner;
    this.fence = 1;
    this.expires = expires;
  }

  long fence() {
    return fence;
  }

  boolean isHeld(Instant now) {
    return owner != null && expires.isAfter(now);
  }

  /** Whether its owner logged in less than {@code delay} ago. */
  boolean wasTakenWithin(Duration delay, Instant now) {
    return loggedIn != null && loggedIn.plus(delay).isAfter(now);
  }

  /** Its owner logs in. */
  void loggedIn(Instant now) {
    loggedIn = now;
  }

  /** The last bulletin that its owner has had, or passed over. */
  OptionalLong bulletin() {
    Long seen = bulletin;
    return seen == null ? OptionalLong.empty() : OptionalLong.of(seen);
  }

  /** Its owner has come as far as that bulletin. */
  void bulletin(long seen) {
    bulletin = seen;
  }

  /** Takes the lease, which ends every older one. */
  void take(String newOwner, Instant until) {
    owner = newOwner;
    expires = until;
    fence++;
  }
}
