package org.eaglemail.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The row of a message's envelope; written by SQL that copies it, see {@link Timeline#keep}. */
@Entity
@Table(name = "timeline_message")
class EnvelopeRow {
  @Id
  @Column(name = "message_id")
  private long message;

  @Column(name = "received_at")
  private Instant received = Instant.EPOCH;

  private String sender = "";
  private long size;
  private String client = "";
  private String helo = "";
  private String protocol = "";
  private @Nullable String tls;
  private @Nullable String account;

  @Column(name = "header_id")
  private @Nullable String messageId;

  @Column(name = "ended_at")
  private @Nullable Instant ended;

  /** For JPA. */
  protected EnvelopeRow() {}

  EnvelopeRow(ReceivedEnvelope from) {
    message = from.message();
    received = from.received();
    sender = from.sender();
    size = from.size();
    client = from.client();
    helo = from.helo();
    protocol = from.protocol();
    tls = from.tls().orElse(null);
    account = from.account().orElse(null);
    messageId = from.messageId().orElse(null);
    ended = from.ended().orElse(null);
  }

  ReceivedEnvelope envelope() {
    return new ReceivedEnvelope(
        message,
        received,
        sender,
        size,
        client,
        helo,
        protocol,
        Optional.ofNullable(tls),
        Optional.ofNullable(account),
        Optional.ofNullable(messageId),
        Optional.ofNullable(ended));
  }
}
