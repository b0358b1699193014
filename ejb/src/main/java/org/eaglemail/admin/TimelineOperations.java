package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.NotFound;
import org.eaglemail.spool.QueueId;
import org.eaglemail.timeline.Histories;
import org.eaglemail.timeline.Scribe;

/** The histories of messages. Each call is a transaction. */
@Stateless
public class TimelineOperations {
  @EJB private Scribe scribe;
  @Inject private Histories histories;

  /**
   * The history of a message that is here, or was within {@code eagle.timeline.retention}.
   *
   * @throws NotFound when there is none of that id
   */
  public TimelineReport show(String id) {
    return key(id)
        .flatMap(message -> histories.find(message.key()))
        .map(TimelineReport::of)
        .orElseThrow(() -> new NotFound("message " + id + " in the timeline"));
  }

  private static Optional<QueueId> key(String id) {
    try {
      return Optional.of(QueueId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Messages that the query wants, the newest first.
   *
   * @throws IllegalArgumentException when it cannot be understood
   */
  public List<TimelineEntry> search(TimelineSelection wanted) {
    // What this node received a moment ago is found as well.
    scribe.write();
    return histories.search(wanted.query()).stream().map(TimelineEntry::of).toList();
  }
}
