package org.eaglemail.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Dialogue;
import org.eaglemail.spi.PeerStage;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;
import org.eaglemail.spool.QueuedRecipient;

/**
 * How far a delivery came along its hosts: what was said with each, what became of the recipients,
 * and who of them is left for the next host.
 */
final class Progress {
  /** As Postfix's {@code smtp_mx_session_limit}; fallbacks have as many of their own. */
  static final int MAX_SESSIONS = 2;

  private final Delivery delivery;
  private final List<Passage.Leg> legs = new ArrayList<>();
  private final ConnectFailures failures = new ConnectFailures();
  // By the key of the recipient: what was said of it last.
  private final Map<Long, Attempt> attempts = new HashMap<>();
  private List<QueuedRecipient> left;
  private int sessions;
  private boolean fallback;

  Progress(Delivery delivery) {
    this.delivery = delivery;
    this.left = delivery.recipients();
  }

  /**
   * Whether the host is to be asked: there is somebody left, and there were not sessions enough.
   */
  boolean isNext(RelayHost host) {
    if (host.server().fallback() && !fallback) {
      fallback = true;
      sessions = 0;
    }
    return !left.isEmpty() && sessions < MAX_SESSIONS;
  }

  /** What is left to be sent; only while there is somebody left. */
  Delivery rest() {
    return delivery.to(left);
  }

  /** No session came about with that host. */
  void failed(Destination host, Verdict verdict, Dialogue dialogue) {
    failures.add(host, verdict);
    legs.add(new Passage.Leg(host, dialogue, Optional.of(verdict.reply())));
  }

  /**
   * That host decided of all that were left. RFC 5321 §5.1: another one is asked in the place of
   * one that refused for now, but not after one that may have taken the message.
   *
   * @param outcomes in the order of the rest, like the verdicts
   */
  void decided(Destination host, Transmission sent, List<Outcome> outcomes) {
    sessions++;
    legs.add(new Passage.Leg(host, sent.dialogue(), Optional.empty()));
    Passage passage = passage();
    List<QueuedRecipient> open = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      QueuedRecipient recipient = left.get(i);
      attempts.put(
          recipient.id(), new Attempt(recipient, outcomes.get(i), sent.encryption()).by(passage));
      if (outcomes.get(i) instanceof Outcome.Deferred
          && sent.verdicts().get(i).stage() != PeerStage.UNANSWERED) {
        open.add(recipient);
      }
    }
    left = open;
  }

  private Passage passage() {
    return new Passage(delivery.why(), delivery.hosts(), legs);
  }

  /** Something of ours stopped it, which counts when no host decided of anybody. */
  Report stopped(Outcome outcome, Contact contact) {
    return attempts.isEmpty()
        ? Report.same(delivery.message(), left, outcome).after(contact)
        : report();
  }

  /** What became of all of them, when no more hosts are asked. */
  Report report() {
    if (attempts.isEmpty()) {
      return Report.same(delivery.message(), left, failures.outcome())
          .by(passage())
          .after(Contact.FAILED);
    }
    // Who is left hears of all hosts that were asked for him.
    Passage whole = passage();
    left.forEach(
        recipient -> attempts.computeIfPresent(recipient.id(), (id, last) -> last.by(whole)));
    return new Report(
        delivery.message(),
        delivery.recipients().stream()
            .flatMap(r -> Stream.ofNullable(attempts.get(r.id())))
            .toList(),
        Contact.MADE);
  }
}
