package org.eaglemail.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.naming.Reference;
import javax.net.ssl.SSLContext;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.addressing.Passage;
import org.eaglemail.delivery.OutboundConnections;
import org.eaglemail.delivery.Prospect;
import org.eaglemail.directory.Injection;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.Route;
import org.eaglemail.routing.RouteExplanation;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Probe;
import org.eaglemail.spi.SmtpConnection;
import org.eaglemail.spi.SmtpConnectionFactory;
import org.eaglemail.spi.Verdict;
import org.junit.jupiter.api.Test;

/** Of three behind a recipient, each at two servers that let one wait. */
class ProbeOperationsTest {
  private static final RouteQuestion QUESTION =
      new RouteQuestion("typo@home.test", "alice", Optional.empty(), Optional.of("alice"));
  private static final ReversePath SENDER = ReversePath.parse("alice@home.test");

  private Instant now = Instant.parse("2026-11-24T12:00:00Z");
  private Duration wait = Duration.ZERO;
  private final List<String> asked = new ArrayList<>();
  private final Clock clock =
      InstantSource.offset(() -> now, Duration.ZERO).withZone(ZoneOffset.UTC);
  private final ProbeOperations probes =
      Injection.into(new ProbeOperations(), new Ways(), new Peers(), clock);

  /** Knows what is meant, and where it goes. */
  private static final class Ways extends RouteOperations {
    @Override
    Mail meant(RouteQuestion question) {
      return new Mail(SENDER, EmailAddress.parse("team@home.test"));
    }

    @Override
    List<Leaf> leaves(ReversePath sender, EmailAddress recipient) {
      return IntStream.rangeClosed(1, 3)
          .mapToObj(n -> EmailAddress.parse(recipient.localPart() + n + "@away.test"))
          .<Leaf>map(address -> new Leaf.Remote(address, new Passage(sender, false, true)))
          .toList();
    }

    @Override
    LeafRoute route(ReversePath sender, EmailAddress address) {
      List<RelayHost> hosts =
          IntStream.rangeClosed(1, 2)
              .mapToObj(n -> new RelayHost("mx" + n, new InetSocketAddress("127.0.9." + n, 25)))
              .toList();
      return new LeafRoute(
          new RouteExplanation(address, new Route.Relay(hosts, "test"), List.of()),
          hosts.stream().map(Ways::prospect).toList(),
          List.of());
    }

    private static Prospect prospect(RelayHost host) {
      return new Prospect(
          new Destination(host.name(), host.address(), Optional.empty(), Domain.parse("home.test")),
          Optional.empty());
    }
  }

  private final class Peers extends OutboundConnections {
    @Override
    public SmtpConnectionFactory factory() {
      return new Silent();
    }
  }

  /** Servers with which no session comes about, after some time. */
  private final class Silent implements SmtpConnectionFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public Probe probe(Destination destination, ReversePath sender, EmailAddress recipient) {
      asked.add(sender + " " + recipient + " " + destination.host());
      now = now.plus(wait);
      return Probe.without(Verdict.ours(Reply.reply(451, "4.4.2", "silence")), List.of());
    }

    @Override
    public SmtpConnection getConnection(Destination destination) {
      throw new UnsupportedOperationException("only asks");
    }

    @Override
    public void limitPerDestination(int connections) {
      throw new UnsupportedOperationException("has no limit");
    }

    @Override
    public void trust(SSLContext authorities) {
      throw new UnsupportedOperationException("trusts nobody");
    }

    @Override
    public void setReference(Reference reference) {
      throw new UnsupportedOperationException("is nowhere bound");
    }

    @Override
    public Reference getReference() {
      throw new UnsupportedOperationException("is nowhere bound");
    }
  }

  @Test
  void whatIsMeantIsAskedFor() {
    ProbeReport report = probes.probe(QUESTION);

    assertThat(report.recipient()).isEqualTo("team@home.test");
    assertThat(report.behind()).hasSize(3);
    assertThat(report.more()).isZero();
    assertThat(asked).hasSize(6).startsWith("<alice@home.test> team1@away.test mx1");
  }

  @Test
  void itTakesNotMuchMoreThanItsTime() {
    wait = ProbeOperations.MAX_TIME.dividedBy(3);

    ProbeReport report = probes.probe(QUESTION);

    assertThat(asked).hasSize(3);
    assertThat(report.behind()).hasSize(2);
    assertThat(report.more()).isEqualTo(1);
  }
}
