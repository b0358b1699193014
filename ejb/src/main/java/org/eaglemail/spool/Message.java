package org.eaglemail.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.jspecify.annotations.Nullable;

/** The row of a message; its octets are {@link Content}. */
@Entity
@Table(name = "message")
class Message {
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

  /** For JPA. */
  protected Message() {}

  Message(NewMessage from) {
    received = from.received();
    sender = from.sender().text();
    body = from.body().keyword();
    client = from.origin().client();
    helo = from.origin().helo();
    protocol = from.origin().protocol();
    account = from.origin().account().orElse(null);
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

  Instant received() {
    return received;
  }

  ReversePath sender() {
    return ReversePath.parse(sender);
  }

  BodyType body() {
    return body.equals(BodyType.EIGHT_BIT_MIME.keyword())
        ? BodyType.EIGHT_BIT_MIME
        : BodyType.SEVEN_BIT;
  }

  Origin origin() {
    return new Origin(client, helo, protocol, java.util.Optional.ofNullable(account));
  }
}
