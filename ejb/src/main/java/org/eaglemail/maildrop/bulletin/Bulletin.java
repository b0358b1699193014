package org.eaglemail.maildrop.bulletin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.spool.QueueId;
import org.jspecify.annotations.Nullable;

/** The row of a bulletin. */
@Entity
@Table(name = "bulletin")
class Bulletin {
  static final int MAX_SUBJECT = 255;

  /** The number of the last one before it, and 1. */
  @Id private long id;

  @Column(name = "message_id")
  private long message;

  private String subject = "";

  @Column(name = "domain_id")
  private @Nullable Long domain;

  @Column(name = "group_id")
  private @Nullable Long group;

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  @Column(name = "expires_at")
  private @Nullable Instant expires;

  @Column(name = "ended_at")
  private @Nullable Instant ended;

  /** For JPA. */
  protected Bulletin() {}

  Bulletin(long id, QueueId message, NewBulletin from, Instant created) {
    this.id = id;
    this.message = message.key();
    this.subject = from.subject().substring(0, Math.min(from.subject().length(), MAX_SUBJECT));
    this.created = created;
    this.expires = from.expires().orElse(null);
    switch (from.audience()) {
      case Audience.All all -> {}
      case Audience.OfDomain(long of) -> domain = of;
      case Audience.OfGroup(long of) -> group = of;
    }
  }

  long id() {
    return id;
  }

  QueueId message() {
    return new QueueId(message);
  }

  void end(Instant now) {
    ended = now;
  }

  BulletinInfo info() {
    return new BulletinInfo(
        id, message(), subject, audience(), created, Optional.ofNullable(expires));
  }

  private Audience audience() {
    Long ofDomain = domain;
    Long ofGroup = group;
    return ofDomain != null
        ? new Audience.OfDomain(ofDomain)
        : ofGroup != null ? new Audience.OfGroup(ofGroup) : new Audience.All();
  }
}
