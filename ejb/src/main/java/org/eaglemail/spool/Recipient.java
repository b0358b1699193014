package org.eaglemail.spool;

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
import org.eaglemail.protocol.EmailAddress;
import org.jspecify.annotations.Nullable;

/** The row of a remote recipient. */
@Entity
@Table(name = "recipient")
class Recipient {
  private static final long FIRST_FENCE = 1;
  private static final int MAX_REPLY = 1000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "recipient")
  @SequenceGenerator(name = "recipient", sequenceName = "recipient_seq", allocationSize = 500)
  private long id;

  @Column(name = "message_id")
  private long message;

  private String address = "";

  /** Of the address, for those who look at the queue by SQL. */
  @Column(name = "domain")
  private String domain = "";

  @Enumerated(EnumType.STRING)
  private RecipientState state = RecipientState.WAITING;

  private int attempts;

  @Column(name = "due_at")
  private @Nullable Instant due;

  @Column(name = "expires_at")
  private Instant expires = Instant.EPOCH;

  @Column(name = "lease_owner")
  private @Nullable String leaseOwner;

  private long fence;
  private @Nullable String remote;
  private @Nullable String reply;

  @Column(name = "updated_at")
  private Instant updated = Instant.EPOCH;

  /** For JPA. */
  protected Recipient() {}

  /** A new recipient, its first lease held by the node that received the message. */
  Recipient(long message, EmailAddress address, NewMessage from, Lease lease) {
    this.message = message;
    this.address = address.toString();
    this.domain = address.host().toString();
    this.expires = from.expires();
    this.updated = from.received();
    this.leaseOwner = lease.owner();
    this.due = lease.until();
    this.fence = FIRST_FENCE;
  }

  QueuedRecipient queued() {
    return new QueuedRecipient(id, EmailAddress.parse(address), attempts, fence, expires);
  }

  /** Takes the lease, which ends every older one. */
  void lease(Lease lease) {
    leaseOwner = lease.owner();
    due = lease.until();
    fence++;
  }

  /** Gives the lease back; the queue looks again at {@code at}. */
  void dueAt(Instant at) {
    leaseOwner = null;
    due = at;
  }

  boolean isHeldUnder(long lease) {
    return state == RecipientState.WAITING && fence == lease;
  }

  void record(AttemptRecord attempt, Instant now) {
    state = attempt.state();
    attempts++;
    remote = attempt.remote();
    reply = attempt.reply().substring(0, Math.min(attempt.reply().length(), MAX_REPLY));
    updated = now;
    leaseOwner = null;
    due = attempt.next().orElse(null);
  }

  long id() {
    return id;
  }

  long message() {
    return message;
  }

  RecipientInfo info() {
    return new RecipientInfo(
        address,
        state,
        attempts,
        java.util.Optional.ofNullable(due),
        expires,
        java.util.Optional.ofNullable(remote),
        java.util.Optional.ofNullable(reply));
  }
}
