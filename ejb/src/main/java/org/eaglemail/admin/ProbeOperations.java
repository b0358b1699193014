package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.delivery.OutboundConnections;
import org.eaglemail.delivery.Prospect;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.spi.Probe;

/** Asks the servers that mail would go to whether they would take it. */
@ApplicationScoped
public class ProbeOperations {
  /** Probes at once; one more is refused. */
  public static final int MAX_AT_ONCE = 4;

  /** Servers asked for one address, each of which may take its time. */
  public static final int MAX_HOSTS = 5;

  /** Of those behind a recipient, so many are asked for. */
  public static final int MAX_LEAVES = 5;

  /** After that time no other server is asked. */
  static final Duration MAX_TIME = Duration.ofSeconds(60);

  private final Room room = new Room(MAX_AT_ONCE);

  @Inject private RouteOperations routes;
  @Inject private OutboundConnections connections;
  @Inject private Clock clock;

  /**
   * Goes as far as RCPT with the first host that a session comes about with, for each of those
   * behind the recipient whom others have, up to {@link #MAX_LEAVES}; no mail is sent. Waits for
   * DNS and for those hosts, for each answer as long as {@code Prober.MAX_WAIT}, in all not much
   * longer than {@link #MAX_TIME}.
   *
   * @throws IllegalArgumentException naming the field that is not valid
   * @throws TooManyProbes when as many are under way as may be
   */
  public ProbeReport probe(RouteQuestion question) {
    RouteOperations.Mail mail = routes.meant(question);
    Instant end = clock.instant().plus(MAX_TIME);
    return room.ask(
        () -> probe(mail.recipient(), routes.leaves(mail.sender(), mail.recipient()), end));
  }

  private ProbeReport probe(EmailAddress recipient, List<Leaf> leaves, Instant end) {
    List<ProbeReport.Behind> behind = new ArrayList<>();
    for (Leaf leaf : leaves.subList(0, Math.min(leaves.size(), MAX_LEAVES))) {
      if (behind.isEmpty() || isTimeLeft(end)) {
        behind.add(probe(leaf, end));
      }
    }
    ProbeReport.Behind first = behind.getFirst();
    return new ProbeReport(
        recipient.toString(),
        first.decision(),
        first.steps(),
        first.asked(),
        behind,
        leaves.size() - behind.size());
  }

  private boolean isTimeLeft(Instant end) {
    return clock.instant().isBefore(end);
  }

  private ProbeReport.Behind probe(Leaf leaf, Instant end) {
    String address = leaf.address().toString();
    return switch (leaf) {
      case Leaf.Refused refused ->
          new ProbeReport.Behind(
              address, "FAILS", List.of("fails: " + refused.reply().text()), List.of());
      case Leaf.Account account ->
          new ProbeReport.Behind(address, "LOCAL", List.of("delivered here"), List.of());
      case Leaf.Remote remote -> {
        ReversePath sender = remote.passage().sender();
        LeafRoute way = routes.route(sender, remote.address());
        yield new ProbeReport.Behind(
            address, way.decision(), way.steps(), ask(way, sender, remote.address(), end));
      }
    };
  }

  private List<ProbeReport.Asked> ask(
      LeafRoute leaf, ReversePath sender, EmailAddress recipient, Instant end) {
    List<ProbeReport.Asked> asked = new ArrayList<>();
    for (Prospect prospect : leaf.prospects().stream().limit(MAX_HOSTS).toList()) {
      Probe probe;
      try {
        probe = connections.factory().probe(prospect.destination(), sender, recipient);
      } catch (ResourceException e) {
        throw new TooManyProbes(e);
      }
      asked.add(ProbeReport.Asked.of(prospect.destination(), probe));
      if (probe.met() || !isTimeLeft(end)) {
        break;
      }
    }
    return asked;
  }
}
