package org.eaglemail.admin;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.spool.QueueId;
import org.eaglemail.timeline.ReceivedEnvelope;

/**
 * How a message came in.
 *
 * @param sender the reverse-path; {@code <>} for the null sender
 * @param size octets
 * @param client the address it came from; empty for a message of our own
 * @param helo the name that the client gave
 * @param tls protocol and cipher of the client's session; empty in the clear
 * @param account who submitted it; empty if nobody logged in
 * @param messageId of its header; empty if there is none
 * @param ended when it was removed; empty while it is here
 */
public record TimelineEntry(
    String id,
    String received,
    String sender,
    long size,
    String client,
    String helo,
    String protocol,
    String tls,
    String account,
    String messageId,
    String ended) {
  /** The same for people, in one line. */
  public String text() {
    return Stream.of(
            id,
            received,
            "from " + sender,
            size + " octets",
            protocol,
            client.isEmpty() ? "" : helo + "[" + client + "]",
            tls.isEmpty() ? "" : "(" + tls + ")",
            account.isEmpty() ? "" : "account " + account,
            messageId,
            ended.isEmpty() ? "" : "removed " + ended)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  static TimelineEntry of(ReceivedEnvelope envelope) {
    return new TimelineEntry(
        new QueueId(envelope.message()).toString(),
        envelope.received().toString(),
        "<" + envelope.sender() + ">",
        envelope.size(),
        envelope.client(),
        envelope.helo(),
        envelope.protocol(),
        envelope.tls().orElse(""),
        envelope.account().orElse(""),
        envelope.messageId().orElse(""),
        envelope.ended().map(Instant::toString).orElse(""));
  }
}
