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
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.spi.EnvelopeRecipient;
import org.jspecify.annotations.Nullable;

/** The row of a recipient that the queue delivers. */
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

  private @Nullable String notify;
  private @Nullable String orcpt;

  @Column(name = "warn_at")
  private @Nullable Instant warn;

  private int faults;

  private @Nullable String via;

  @Column(name = "paused_by")
  private @Nullable String pausedBy;

  /** Why it is held, or will be when it would wait again; null if not, or if its message is. */
  @Column(name = "hold_reason")
  private @Nullable String holdReason;

  /** Of the message's priority; read by the queries that look for what is due. */
  @Enumerated(EnumType.ORDINAL)
  @Column(name = "urgency")
  private Urgency urgency = Urgency.NORMAL;

  /** For JPA. */
  protected Recipient() {}

  /**
   * A new recipient. If it is to be tried at once, its first lease is held by the node that
   * received the message.
   */
  Recipient(long message, EnvelopeRecipient to, NewMessage from, Lease lease) {
    this.message = message;
    address(to);
    this.expires = from.timing().expires();
    this.updated = from.timing().received();
    this.warn = from.timing().warn().filter(at -> isWarningWanted(to, from.terms())).orElse(null);
    this.urgency = Urgency.of(from.terms().priority(), from.queued().size());
    this.fence = FIRST_FENCE;
    switch (from.timing().start()) {
      case Start.AtOnce atOnce -> {
        this.leaseOwner = lease.owner();
        this.due = lease.until();
      }
      case Start.NotBefore(Instant release) -> this.due = release;
      case Start.Held held -> this.state = RecipientState.HELD;
    }
  }

  /** One whom that recipient led to; its first lease is that one. */
  Recipient(EnvelopeRecipient to, Recipient from, Lease lease) {
    this.message = from.message;
    address(to);
    this.expires = from.expires;
    this.updated = from.updated;
    this.warn = from.warn;
    this.urgency = from.urgency;
    this.fence = FIRST_FENCE;
    this.leaseOwner = lease.owner();
    this.due = lease.until();
  }

  private void address(EnvelopeRecipient to) {
    this.address = to.address().toString();
    this.domain = to.address().host().toString();
    this.notify = NotifyColumn.text(to.parameters());
    this.orcpt = NotifyColumn.original(to.parameters());
  }

  /**
   * RFC 3461 §4.1: where the sender said nothing, the server decides whether it tells of delays. A
   * time to deliver by with by-mode N asks for it by itself, but for NEVER (RFC 2852 §4.1.2).
   */
  private static boolean isWarningWanted(EnvelopeRecipient to, Terms terms) {
    return to.parameters()
        .notifyOn()
        .map(on -> on.contains(NotifyCondition.DELAY) || (terms.isLateNoticed() && !on.isEmpty()))
        .orElse(true);
  }

  QueuedRecipient queued() {
    return new QueuedRecipient(
        id,
        EmailAddress.parse(address),
        NotifyColumn.parameters(notify, orcpt),
        attempts,
        faults,
        fence,
        expires,
        Optional.ofNullable(warn),
        Optional.ofNullable(via).map(MailHost::parse));
  }

  /** Takes the lease, which ends every older one. */
  void lease(Lease lease) {
    leaseOwner = lease.owner();
    due = lease.until();
    pausedBy = null;
    fence++;
  }

  /** Takes the lease of one that waits or is held, unless another has it. */
  boolean seize(Lease lease) {
    boolean idle = state == RecipientState.WAITING && leaseOwner == null;
    if (!idle && state != RecipientState.HELD) {
      return false;
    }
    state = RecipientState.WAITING;
    holdReason = null;
    lease(lease);
    return true;
  }

  /** Gives the lease back; the queue looks again at {@code at}. */
  void dueAt(Instant at) {
    leaseOwner = null;
    due = at;
    holdIfAsked();
  }

  private void holdIfAsked() {
    if (holdReason != null) {
      hold();
    }
  }

  /** From now on it goes the way of that host's mail; null: its own. */
  boolean reroute(@Nullable MailHost host) {
    if (state != RecipientState.WAITING && state != RecipientState.HELD) {
      return false;
    }
    via = host == null ? null : host.toString();
    return true;
  }

  /** It waits for that destination to be no longer paused. */
  void pausedBy(String destination) {
    pausedBy = destination;
  }

  /** Leaves it alone until {@link #release}, unless a node is trying it. */
  boolean hold() {
    if (state != RecipientState.WAITING || leaseOwner != null) {
      return false;
    }
    state = RecipientState.HELD;
    due = null;
    return true;
  }

  /**
   * It alone of its message is to be held; whoever has its lease goes on with this try.
   *
   * @param why unless there is a reason already
   */
  void holdBecause(String why) {
    if (holdReason == null) {
      holdReason = Message.reason(why);
    }
    hold();
  }

  boolean isHeld() {
    return state == RecipientState.HELD;
  }

  /**
   * Lets the queue begin again.
   *
   * @param at when it is due
   * @param until when the queue gives up, but not earlier than it would have
   */
  boolean release(Instant at, Instant until) {
    holdReason = null;
    if (state != RecipientState.HELD) {
      return false;
    }
    state = RecipientState.WAITING;
    due = at;
    expires = expires.isAfter(until) ? expires : until;
    return true;
  }

  /** Leaves one alone that waits, whoever has its lease: its row makes the code fail. */
  void quarantine(String reason) {
    if (state == RecipientState.WAITING) {
      state = RecipientState.HELD;
      due = null;
      leaseOwner = null;
      reply = cut(reason);
      holdBecause(reason);
    }
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), MAX_REPLY));
  }

  boolean isHeldUnder(long lease) {
    return state == RecipientState.WAITING && fence == lease;
  }

  void record(AttemptRecord attempt, Instant now) {
    state = attempt.state();
    attempts++;
    faults += attempt.fault() ? 1 : 0;
    warn = attempt.warn().orElse(null);
    remote = attempt.remote();
    reply = cut(attempt.reply());
    updated = now;
    leaseOwner = null;
    due = attempt.next().orElse(null);
    if (state == RecipientState.HELD) {
      holdBecause(reply);
    }
    holdIfAsked();
  }

  boolean isWaiting() {
    return state == RecipientState.WAITING;
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
        Optional.ofNullable(due),
        expires,
        Optional.ofNullable(remote),
        Optional.ofNullable(reply),
        Optional.ofNullable(holdReason));
  }
}
