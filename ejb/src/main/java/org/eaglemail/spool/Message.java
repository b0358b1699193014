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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.DsnReturn;
import org.eaglemail.protocol.smtp.MailParameters;
import org.jspecify.annotations.Nullable;

/** The row of a message; its octets are {@link Content}. */
@Entity
@Table(name = "message")
class Message {
  /** Characters kept of the reason why a message is held. */
  static final int MAX_REASON = 255;

  /** Characters kept of a Message-ID; a longer one is found by its beginning. */
  static final int MAX_MESSAGE_ID = 255;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "message")
  @SequenceGenerator(name = "message", sequenceName = "message_seq", allocationSize = 500)
  private long id;

  @Column(name = "received_at")
  private Instant received = Instant.EPOCH;

  private String sender = "";
  private long size;
  private String body = BodyType.SEVEN_BIT.keyword();
  private String client = "";
  private String helo = "";
  private String protocol = "";
  private @Nullable String account;
  private @Nullable String tls;
  private boolean utf8;

  @Column(name = "require_tls")
  private boolean requireTls;

  @Enumerated(EnumType.STRING)
  private @Nullable DsnReturn ret;

  private @Nullable String envid;
  private int priority;

  @Column(name = "deliver_by")
  private @Nullable Instant deliverBy;

  @Enumerated(EnumType.STRING)
  @Column(name = "deliver_by_mode")
  private DeliverBy.@Nullable Mode deliverByMode;

  @Column(name = "deliver_by_trace")
  private boolean deliverByTrace;

  @Column(name = "release_at")
  private @Nullable Instant release;

  @Column(name = "hold_reason")
  private @Nullable String holdReason;

  @Column(name = "message_id")
  private @Nullable String messageId;

  /** For JPA. */
  protected Message() {}

  Message(NewMessage from) {
    received = from.timing().received();
    sender = from.sender().text();
    terms(from.terms());
    client = from.origin().client();
    helo = from.origin().helo();
    protocol = from.origin().protocol();
    account = from.origin().account().orElse(null);
    tls = from.origin().tls().orElse(null);
    release = from.timing().start().release().orElse(null);
    holdReason = from.timing().start().holdReason().map(Message::reason).orElse(null);
    messageId = from.messageId().map(id -> cut(id, MAX_MESSAGE_ID)).orElse(null);
  }

  Message(Keepsake from) {
    received = from.received();
    sender = from.sender().text();
    protocol = Origin.OWN.protocol();
  }

  private void terms(Terms terms) {
    body = terms.body().keyword();
    utf8 = terms.utf8();
    requireTls = terms.requireTls();
    ret = terms.notification().returned().orElse(null);
    envid = terms.notification().envelopeId().orElse(null);
    priority = terms.priority();
    deliverBy = terms.deadline().map(Terms.Deadline::at).orElse(null);
    deliverByMode = terms.deadline().map(Terms.Deadline::mode).orElse(null);
    deliverByTrace = terms.deadline().map(Terms.Deadline::trace).orElse(false);
  }

  /** Why it is held, or one of its recipients, as far as the columns go. */
  static String reason(String text) {
    return cut(text, MAX_REASON);
  }

  private static String cut(String text, int length) {
    return text.substring(0, Math.min(text.length(), length));
  }

  QueueId queueId() {
    return new QueueId(id);
  }

  long id() {
    return id;
  }

  long size() {
    return size;
  }

  void size(long octets) {
    size = octets;
  }

  /** Whether its header holds UTF-8. */
  void utf8(boolean beyondAscii) {
    utf8 = beyondAscii;
  }

  Instant received() {
    return received;
  }

  ReversePath sender() {
    return ReversePath.parse(sender);
  }

  Terms terms() {
    return new Terms(
        body(),
        utf8,
        requireTls,
        new MailParameters.Notification(Optional.ofNullable(ret), Optional.ofNullable(envid)),
        priority,
        deadline());
  }

  private BodyType body() {
    return Arrays.stream(BodyType.values())
        .filter(type -> type.keyword().equals(body))
        .findFirst()
        .orElse(BodyType.SEVEN_BIT);
  }

  private Optional<Terms.Deadline> deadline() {
    Instant at = deliverBy;
    DeliverBy.Mode mode = deliverByMode;
    return at == null || mode == null
        ? Optional.empty()
        : Optional.of(new Terms.Deadline(at, mode, deliverByTrace));
  }

  /** The message with those of its recipients that this node holds the leases of. */
  QueuedMessage queued(List<QueuedRecipient> recipients) {
    return new QueuedMessage(queueId(), sender(), terms(), size, received, origin(), recipients);
  }

  Optional<Instant> release() {
    return Optional.ofNullable(release);
  }

  Optional<String> holdReason() {
    return Optional.ofNullable(holdReason);
  }

  void holdReason(@Nullable String why) {
    holdReason = why == null ? null : reason(why);
  }

  Optional<String> messageId() {
    return Optional.ofNullable(messageId);
  }

  Origin origin() {
    return new Origin(
        client, helo, protocol, Optional.ofNullable(account), Optional.ofNullable(tls));
  }
}
