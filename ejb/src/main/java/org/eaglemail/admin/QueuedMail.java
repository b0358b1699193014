package org.eaglemail.admin;

import java.util.List;
import org.eaglemail.spool.QueueEntry;
import org.eaglemail.spool.RecipientInfo;

/**
 * A message of the queue.
 *
 * @param sender the reverse-path; {@code <>} for the null sender
 * @param size octets
 * @param client the address it came from; empty for a message of our own
 * @param account who submitted it; empty if nobody logged in
 * @param messageId of its header; empty if there is none
 * @param holdReason why it is held as a whole; empty if it is not
 * @param recipientCount how many recipients it has
 * @param recipients some of them
 */
public record QueuedMail(
    String id,
    String sender,
    long size,
    String received,
    String client,
    String account,
    String messageId,
    String holdReason,
    long recipientCount,
    List<QueuedMailRecipient> recipients) {

  /**
   * A recipient of it.
   *
   * @param state WAITING, HELD, DELIVERED or FAILED
   * @param due when it is tried next, or while it is being tried the end of that lease; empty while
   *     held and once final
   * @param remote the server that was asked last
   * @param reply what it said
   * @param holdReason why it is held; empty if it is not, or its message is
   */
  public record QueuedMailRecipient(
      String address,
      String state,
      int attempts,
      String due,
      String expires,
      String remote,
      String reply,
      String holdReason) {
    static QueuedMailRecipient of(RecipientInfo info) {
      return new QueuedMailRecipient(
          info.address(),
          info.state().name(),
          info.attempts(),
          info.due().map(Object::toString).orElse(""),
          info.expires().toString(),
          info.remote().orElse(""),
          info.reply().orElse(""),
          info.holdReason().orElse(""));
    }
  }

  static QueuedMail of(QueueEntry entry) {
    return new QueuedMail(
        entry.id().toString(),
        entry.sender().toString(),
        entry.size(),
        entry.received().toString(),
        entry.origin().client(),
        entry.origin().account().orElse(""),
        entry.messageId().orElse(""),
        entry.holdReason().orElse(""),
        entry.recipientCount(),
        entry.recipients().stream().map(QueuedMailRecipient::of).toList());
  }
}
