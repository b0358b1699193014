package org.eaglemail.timeline;

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
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The row of an event; texts longer than their columns are cut. */
@Entity
@Table(name = "timeline_event")
class EventRow {
  private static final int MAX_RECIPIENTS = 1_000_000;
  private static final int MAX_PARTY = 320;
  private static final int MAX_TLS = 100;
  private static final int MAX_TEXT = 1000;
  private static final int MAX_DIALOGUE = 16_000;
  private static final String MORE = "…";

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "timeline_event")
  @SequenceGenerator(name = "timeline_event", sequenceName = "timeline_seq", allocationSize = 500)
  private long id;

  @Column(name = "message_id")
  private long message;

  @Column(name = "happened_at")
  private Instant at = Instant.EPOCH;

  @Enumerated(EnumType.STRING)
  private EventKind kind = EventKind.RECEIVED;

  private String recipients = "";
  private String party = "";
  private String tls = "";
  private String route = "";
  private String text = "";

  @Column(name = "other_id")
  private @Nullable Long other;

  private @Nullable String dialogue;

  /** For JPA. */
  protected EventRow() {}

  EventRow(TimelineEvent event) {
    message = event.message();
    at = event.at();
    kind = event.kind();
    recipients = RecipientColumn.text(event.recipients(), MAX_RECIPIENTS);
    party = cut(event.party(), MAX_PARTY);
    tls = cut(event.tls(), MAX_TLS);
    route = cut(event.route(), MAX_TEXT);
    text = cut(event.text(), MAX_TEXT);
    other = event.other().isPresent() ? event.other().getAsLong() : null;
    dialogue = event.dialogue().isEmpty() ? null : end(String.join("\n", event.dialogue()));
  }

  /** Of what was said the last lines: they are what decided. */
  private static String end(String said) {
    if (said.length() <= MAX_DIALOGUE) {
      return said;
    }
    String last = said.substring(said.length() - MAX_DIALOGUE + MORE.length() + 1);
    return MORE + "\n" + last.substring(last.indexOf('\n') + 1);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - MORE.length()) + MORE;
  }

  TimelineEvent event() {
    Long linked = other;
    String said = dialogue;
    return new TimelineEvent(
        message,
        at,
        kind,
        RecipientColumn.recipients(recipients),
        party,
        tls,
        route,
        text,
        linked == null ? OptionalLong.empty() : OptionalLong.of(linked),
        said == null ? List.of() : said.lines().toList());
  }
}
