package org.eaglemail.timeline;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Something that happened to a message.
 *
 * @param message the message's key
 * @param recipients those it concerns; empty when it is all or none
 * @param party the other server or the administrator; empty without one
 * @param tls protocol and cipher of the session; empty in the clear, or without one
 * @param route why it went which way, if that was newly found
 * @param text what was said or done, in one line
 * @param other the key of the message it is linked with
 * @param dialogue what was said on the wire, without secrets and content; may be empty
 */
public record TimelineEvent(
    long message,
    Instant at,
    EventKind kind,
    List<String> recipients,
    String party,
    String tls,
    String route,
    String text,
    OptionalLong other,
    List<String> dialogue) {
  public TimelineEvent {
    recipients = List.copyOf(recipients);
    dialogue = List.copyOf(dialogue);
  }

  /** One that concerns the message as a whole. */
  public static TimelineEvent of(long message, Instant at, EventKind kind, String text) {
    return new TimelineEvent(
        message, at, kind, List.of(), "", "", "", text, OptionalLong.empty(), List.of());
  }

  /** The same, of these recipients only. */
  public TimelineEvent to(List<String> some) {
    return new TimelineEvent(message, at, kind, some, party, tls, route, text, other, dialogue);
  }

  /** The same, done by that server or administrator. */
  public TimelineEvent by(String doer) {
    return new TimelineEvent(
        message, at, kind, recipients, doer, tls, route, text, other, dialogue);
  }

  /** The same, linked with another message. */
  public TimelineEvent linked(long with) {
    return new TimelineEvent(
        message, at, kind, recipients, party, tls, route, text, OptionalLong.of(with), dialogue);
  }

  /** The same, as the end of this way. */
  public TimelineEvent over(String encryption, String way, List<String> said) {
    return new TimelineEvent(
        message, at, kind, recipients, party, encryption, way, text, other, said);
  }
}
