package org.eaglemail.admin;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.spool.QueueId;
import org.eaglemail.timeline.MessageHistory;
import org.eaglemail.timeline.TimelineEvent;

/**
 * The history of a message.
 *
 * @param recipients of its envelope, after expansion
 * @param events the oldest first
 */
public record TimelineReport(
    TimelineEntry message, List<String> recipients, List<Happening> events) {

  /**
   * Something that happened to it.
   *
   * @param event such as received, sent, deferred
   * @param recipients those it concerns; empty when it is all or none
   * @param by the other server, client or administrator; empty without one
   * @param tls protocol and cipher of the session; empty in the clear, or without one
   * @param route why it went which way, if that was newly found
   * @param text what was said or done
   * @param other the id of the message it is linked with; empty without one
   * @param dialogue what was said on the wire, without secrets and content
   */
  public record Happening(
      String at,
      String event,
      List<String> recipients,
      String by,
      String tls,
      String route,
      String text,
      String other,
      List<String> dialogue) {
    private String line() {
      return Stream.of(
              at,
              event,
              other,
              String.join(",", recipients),
              by.isEmpty() ? "" : "by " + by,
              tls.isEmpty() ? "" : "(" + tls + ")",
              text)
          .filter(word -> !word.isEmpty())
          .collect(Collectors.joining(" ", "  ", ""));
    }

    static Happening of(TimelineEvent event) {
      return new Happening(
          event.at().toString(),
          event.kind().keyword(),
          event.recipients(),
          event.party(),
          event.tls(),
          event.route(),
          event.text(),
          event.other().isPresent() ? new QueueId(event.other().getAsLong()).toString() : "",
          event.dialogue());
    }
  }

  /** The same for people, a line for each event, what was said on the wire below it. */
  public String text() {
    StringBuilder text = new StringBuilder(message.text()).append('\n');
    for (Happening event : events) {
      text.append(event.line()).append('\n');
      event.dialogue().forEach(line -> text.append("      ").append(line).append('\n'));
    }
    return text.toString();
  }

  static TimelineReport of(MessageHistory history) {
    return new TimelineReport(
        TimelineEntry.of(history.envelope()),
        history.recipients(),
        history.events().stream().map(Happening::of).toList());
  }
}
