package org.eaglemail.spool;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.eaglemail.protocol.ReversePath;
import org.jspecify.annotations.Nullable;

/** The row that puts a message into a maildrop. */
@Entity
@Table(name = "maildrop_entry")
class MaildropEntry {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "maildrop_entry")
  @SequenceGenerator(name = "maildrop_entry", sequenceName = "maildrop_seq", allocationSize = 500)
  private long id;

  @Column(name = "account_id")
  private long account;

  @Column(name = "message_id")
  private long message;

  @Column(name = "recipient")
  private String recipient = "";

  private String trace = "";
  private long size;

  private boolean utf8;

  @Column(name = "deleted_at")
  private @Nullable Instant deleted;

  @Column(name = "restored_at")
  private @Nullable Instant restored;

  /** A unique-id that the message brought with it. */
  private @Nullable String uidl;

  /** For JPA. */
  protected MaildropEntry() {}

  MaildropEntry(
      LocalRecipient to, long message, ReversePath sender, long messageSize, boolean utf8) {
    this.utf8 = utf8 || !isAscii(sender.toString());
    this.account = to.account();
    this.message = message;
    this.recipient = to.address().toString();
    // RFC 5321 §4.4: the server that makes the final delivery says at the top where the message
    // came from.
    this.trace = "Return-Path: " + sender + "\r\n";
    this.size = trace.getBytes(StandardCharsets.UTF_8).length + messageSize;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** Of a message that was in another maildrop before: it is as it was there. */
  MaildropEntry(AdoptedMessage from, long message) {
    this.account = from.to().account();
    this.message = message;
    this.recipient = from.to().address().toString();
    this.size = from.content().size();
    this.restored = from.imported();
    this.uidl = from.uidl().orElse(null);
  }

  /** Of a message that was kept for it: its age counts from now. */
  MaildropEntry(LocalRecipient to, Message kept, Instant now) {
    this(to, kept.id(), kept.sender(), kept.size(), kept.terms().utf8());
    this.restored = now;
  }

  /** What a maildrop lists of it. */
  MaildropItem item() {
    return new MaildropItem(id, message, size, utf8, uidl);
  }

  /** What can be restored of it; empty when it was not deleted. */
  Optional<DeletedItem> deletedItem() {
    return Optional.ofNullable(deleted)
        .map(at -> new DeletedItem(id, new QueueId(message), recipient, size, at));
  }

  /** The octets that stand before the message's own. */
  static byte[] octets(String trace) {
    return trace.getBytes(StandardCharsets.UTF_8);
  }
}
