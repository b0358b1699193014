package org.eaglemail.admin;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eaglemail.spool.QueueViews;

/** The queue for people: as mailq and qshape print it. */
public final class QueueText {
  private QueueText() {}

  /** One line for each message, and under it the recipients with what was said last. */
  public static String list(long waiting, List<QueuedMail> messages) {
    String head = "%-20s %10s  %-27s %s%n".formatted("Id", "Size", "Received", "Sender");
    return head
        + messages.stream().map(QueueText::message).collect(Collectors.joining())
        + "%d messages shown; %d recipients wait%n".formatted(messages.size(), waiting);
  }

  /** One message. */
  public static String message(QueuedMail mail) {
    StringBuilder text = new StringBuilder();
    String held = mail.holdReason().isEmpty() ? "" : "!";
    text.append(
        "%-20s %10d  %-27s %s%n"
            .formatted(mail.id() + held, mail.size(), mail.received(), mail.sender()));
    if (!mail.holdReason().isEmpty()) {
      text.append("    (held: %s)%n".formatted(mail.holdReason()));
    }
    for (QueuedMail.QueuedMailRecipient to : mail.recipients()) {
      if (!to.reply().isEmpty()) {
        text.append("    (%s)%n".formatted((to.remote() + " " + to.reply()).strip()));
      }
      if (!to.holdReason().isEmpty()) {
        text.append("    (held: %s)%n".formatted(to.holdReason()));
      }
      text.append(
          "    %s %s, tries %d%s%n"
              .formatted(
                  to.address(),
                  to.state().toLowerCase(Locale.ROOT),
                  to.attempts(),
                  to.due().isEmpty() ? "" : ", next " + to.due()));
    }
    if (mail.recipients().size() < mail.recipientCount()) {
      text.append(
          "    (%d of %d recipients shown)%n"
              .formatted(mail.recipients().size(), mail.recipientCount()));
    }
    return text.toString();
  }

  /** A table of domains by ages in minutes. */
  public static String shape(List<ShapeEntry> shapes) {
    StringBuilder text = new StringBuilder("%40s %8s".formatted("", "T"));
    QueueViews.AGES.forEach(age -> text.append(" %7d".formatted(age)));
    text.append(" %7s%n".formatted(QueueViews.AGES.getLast() + "+"));
    for (ShapeEntry shape : shapes) {
      text.append("%40s %8d".formatted(shape.domain(), shape.total()));
      shape.byAge().forEach(count -> text.append(" %7d".formatted(count)));
      text.append("%n".formatted());
    }
    return text.toString();
  }
}
