package org.eaglemail.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eaglemail.addressing.Distribution;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.delivery.Outcome;
import org.eaglemail.delivery.Passage;
import org.eaglemail.settings.Dialogues;
import org.eaglemail.spi.Encryption;
import org.eaglemail.spool.RecipientState;
import org.eaglemail.timeline.EventKind;
import org.eaglemail.timeline.TimelineEvent;

/** Tries as events of their messages' histories. */
final class Chronicle {
  private Chronicle() {}

  /** What recipients of a message have in common, of whom one event speaks. */
  private record Subject(
      long message, EventKind kind, String remote, String tls, String reply, Passage passage) {
    static Subject of(Try one) {
      return new Subject(
          one.message().id().key(),
          kind(one),
          one.row().remote(),
          one.attempt().encryption().map(Subject::words).orElse(""),
          one.row().reply(),
          one.attempt().passage());
    }

    private static EventKind kind(Try one) {
      return switch (one.attempt().outcome()) {
        case Outcome.Delivered sent -> EventKind.SENT;
        case Outcome.Local here -> EventKind.DELIVERED;
        case Outcome.Expanded others -> EventKind.EXPANDED;
        case Outcome.Discarded gone -> EventKind.DISCARDED;
        case Outcome.Held waits -> EventKind.HELD;
        case Outcome.Deferred later -> EventKind.DEFERRED;
        case Outcome.Failed never -> EventKind.FAILED;
        case Outcome.Faulty ours ->
            one.row().state() == RecipientState.HELD ? EventKind.QUARANTINED : EventKind.DEFERRED;
      };
    }

    private static String words(Encryption by) {
      return by.protocol() + " " + by.cipher();
    }

    TimelineEvent at(Instant now, Dialogues wanted) {
      boolean tell =
          switch (wanted) {
            case ALL -> true;
            case FAILURES -> kind != EventKind.SENT;
            case OFF -> false;
          };
      return TimelineEvent.of(message, now, kind, reply)
          .by(remote)
          .over(tls, passage.route(), tell ? passage.lines() : List.of());
    }
  }

  /** One event for all recipients of a message that shared a fate, and one for each expanded. */
  static List<TimelineEvent> of(List<Try> tries, Instant now, Dialogues wanted) {
    Map<Subject, List<String>> recipients = new LinkedHashMap<>();
    List<TimelineEvent> events = new ArrayList<>();
    for (Try one : tries) {
      if (one.attempt().outcome() instanceof Outcome.Expanded(Expansion others)) {
        events.add(expanded(one, others, now));
        continue;
      }
      recipients
          .computeIfAbsent(Subject.of(one), first -> new ArrayList<>())
          .add(one.attempt().recipient().address().toString());
    }
    recipients.forEach((subject, all) -> events.add(subject.at(now, wanted).to(all)));
    return events;
  }

  /** As it would have been told had it been so at reception. */
  private static TimelineEvent expanded(Try one, Expansion others, Instant now) {
    return TimelineEvent.of(one.message().id().key(), now, EventKind.EXPANDED, one.row().reply())
        .by(one.attempt().recipient().address().toString())
        .to(
            others.leaves().stream()
                .limit(Distribution.MAX_NAMED)
                .map(leaf -> leaf.address().toString())
                .toList());
  }
}
