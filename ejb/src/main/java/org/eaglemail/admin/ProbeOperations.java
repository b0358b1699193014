package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.resource.ResourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
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

  private final Semaphore room = new Semaphore(MAX_AT_ONCE);

  @Inject private RouteOperations routes;
  @Inject private OutboundConnections connections;

  /**
   * Goes as far as RCPT with the first host that a session comes about with, for each of those
   * behind the recipient whom others have, up to {@link #MAX_LEAVES}; no mail is sent. Waits for
   * DNS and for those hosts, for each answer as long as {@code Prober.MAX_WAIT}.
   *
   * @throws IllegalArgumentException naming the field that is not valid
   * @throws TooManyProbes when as many are under way as may be
   */
  public ProbeReport probe(RouteQuestion question) {
    EmailAddress recipient = question.to();
    ReversePath sender = question.from();
    if (!room.tryAcquire()) {
      throw new TooManyProbes();
    }
    try {
      return probe(recipient, routes.leaves(sender, recipient));
    } finally {
      room.release();
    }
  }

  private ProbeReport probe(EmailAddress recipient, List<Leaf> leaves) {
    List<ProbeReport.Behind> behind = leaves.stream().limit(MAX_LEAVES).map(this::probe).toList();
    ProbeReport.Behind first = behind.getFirst();
    return new ProbeReport(
        recipient.toString(),
        first.decision(),
        first.steps(),
        first.asked(),
        behind,
        leaves.size() - behind.size());
  }

  private ProbeReport.Behind probe(Leaf leaf) {
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
            address, way.decision(), way.steps(), ask(way, sender, remote.address()));
      }
    };
  }

  private List<ProbeReport.Asked> ask(LeafRoute leaf, ReversePath sender, EmailAddress recipient) {
    List<ProbeReport.Asked> asked = new ArrayList<>();
    for (Prospect prospect : leaf.prospects().stream().limit(MAX_HOSTS).toList()) {
      Probe probe;
      try {
        probe = connections.factory().probe(prospect.destination(), sender, recipient);
      } catch (ResourceException e) {
        throw new TooManyProbes(e);
      }
      asked.add(ProbeReport.Asked.of(prospect.destination(), probe));
      if (probe.met()) {
        break;
      }
    }
    return asked;
  }
}
