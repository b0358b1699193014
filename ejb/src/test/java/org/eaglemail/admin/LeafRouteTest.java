package org.eaglemail.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.delivery.Identity;
import org.eaglemail.delivery.MemoryPeers;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.delivery.RemoteDelivery;
import org.eaglemail.delivery.UnreachableHosts;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.routing.LocalDomains;
import org.eaglemail.routing.Route;
import org.eaglemail.routing.RouteExplanation;
import org.eaglemail.routing.Router;
import org.eaglemail.routing.Routing;
import org.eaglemail.routing.Smarthost;
import org.eaglemail.routing.Transport;
import org.eaglemail.routing.TransportAction;
import org.eaglemail.routing.TransportLogin;
import org.eaglemail.routing.TransportMap;
import org.eaglemail.routing.TransportPattern;
import org.eaglemail.settings.Delimiters;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.MailProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The explanation of a way, word for word. */
class LeafRouteTest {
  private static final String ZONE =
      """
      $ORIGIN test.
      $TTL 60
      @ SOA ns root 1 60 60 60 60
      a MX 1 mx.a
      mx.a A 192.0.2.7
      closed MX 0 .
      """;

  @TempDir private Path directory;

  private static Transport rule(String pattern, String action, String text) {
    return new Transport(
        TransportPattern.parse(pattern), TransportAction.of(action, List.of(), Optional.of(text)));
  }

  private Router router() throws IOException {
    Path zone = Files.writeString(directory.resolve("test.zone"), ZONE);
    LocalDomains local = domain -> domain.name().equals("here.test");
    Smarthost boxes =
        Smarthost.of("192.0.2.9", 24)
            .secured(Optional.of("verify"))
            .as(Optional.of(new TransportLogin.As(Credentials.of("eagle", "tell nobody"))));
    TransportMap transports =
        new TransportMap(
            List.of(
                Transport.of("fallback *", "192.0.2.8", 25),
                new Transport(
                    TransportPattern.parse("from lists.test"),
                    new TransportAction.Relay(MailProtocol.LMTP, List.of(boxes))),
                rule("held.test", "hold", "for a look"),
                rule("gone.test", "error", "550 5.1.2 gone for good"),
                rule("void.test", "discard", "not wanted")),
            Delimiters.PLUS);
    return Injection.into(
            new Routing(),
            DirectoryDatabase.settings(
                Map.of(
                    "eagle.dns.zones",
                    "test=" + zone,
                    "eagle.smtp.client.address-preference",
                    "ipv4")),
            local,
            transports)
        .router();
  }

  private String explained(String sender, String recipient) throws IOException {
    return told(leaf(sender, recipient, List.of()));
  }

  private String told(LeafRoute leaf) {
    return String.join("\n", leaf.trace().lines()).replace(directory.toString(), "DIR") + "\n";
  }

  private LeafRoute leaf(String sender, String recipient, List<DestinationEntry> destinations)
      throws IOException {
    RemoteDelivery remote =
        new RemoteDelivery(
            new MemoryPeers(),
            message -> new MemorySource(""),
            new Identity(Domain.parse("mail.here.test"), Optional.empty(), TlsPolicy.MAY),
            new UnreachableHosts(Duration.ofMinutes(5)),
            Clock.systemUTC());
    RouteExplanation explanation =
        RouteExplanation.of(ReversePath.parse(sender), EmailAddress.parse(recipient), router());
    return new LeafRoute(
        explanation,
        explanation.route() instanceof Route.Relay relay
            ? relay.hosts().stream().map(remote::prospect).toList()
            : List.of(),
        destinations);
  }

  @Test
  void whatTheQueueDoesThereIsTold() throws IOException {
    DestinationEntry paused = new DestinationEntry("mx.a.test", "PAUSED", 0, 0, 0, "", "asked to");
    DestinationEntry dead =
        new DestinationEntry("mx", "DEAD", 0, 3, 0, "2026-11-24T12:00:00Z", "451 no session");
    DestinationEntry busy = new DestinationEntry("mx", "ACTIVE", 5, 7, 5, "", "");

    LeafRoute stopped = leaf("", "bob@a.test", List.of(paused, dead));
    assertThat(stopped.decision()).isEqualTo("RELAY");
    assertThat(stopped.outcome()).isEqualTo("PAUSED");
    assertThat(told(stopped))
        .endsWith(
            """
              queue
                mx.a.test is paused: asked to
                mx is dead until 2026-11-24T12:00:00Z: 451 no session
            """);
    assertThat(leaf("", "bob@a.test", List.of(dead)).outcome()).isEqualTo("DEFERRED");
    LeafRoute going = leaf("", "bob@a.test", List.of(busy));
    assertThat(going.outcome()).isEqualTo("RELAY");
    assertThat(told(going)).endsWith("  queue\n    5 under way there, 7 wait\n");
  }

  @Test
  void byDnsWithAFallback() throws IOException {
    assertThat(explained("", "bob@a.test"))
        .isEqualTo(
            """
            bob@a.test: RELAY
              route
                local: a.test is not served here
                transport: none
                DNS: MX records of a.test
                a.test MX? 1 mx.a.test. (zone file DIR/test.zone, TTL 60 s)
                mx.a.test A? 192.0.2.7 (zone file DIR/test.zone, TTL 60 s)
                mx.a.test AAAA? no such record (zone file DIR/test.zone, TTL 60 s)
                fallback: fallback * via 192.0.2.8 port 25
                relayed to [mx.a.test[192.0.2.7]:25, 192.0.2.8[192.0.2.8]:25] (MX records of a.test, then transport fallback * via 192.0.2.8 port 25)
              next hop, the first that a session comes about with
                mx.a.test[192.0.2.7]:25 by SMTP, TLS may, without login
                192.0.2.8[192.0.2.8]:25 by SMTP, TLS may, without login
            """);
  }

  @Test
  void byTheRuleOfASender() throws IOException {
    assertThat(explained("news@lists.test", "bob@a.test"))
        .isEqualTo(
            """
            bob@a.test: RELAY
              route
                local: a.test is not served here
                transport: from lists.test via LMTP to 192.0.2.9 port 24, TLS verify
                relayed to [192.0.2.9[192.0.2.9]:24] (transport from lists.test via LMTP to 192.0.2.9 port 24, TLS verify)
              next hop, the first that a session comes about with
                192.0.2.9[192.0.2.9]:24 by LMTP, TLS verify, login as eagle
            """);
  }

  @Test
  void whatGoesNowhere() throws IOException {
    assertThat(explained("", "bob@held.test"))
        .isEqualTo(
            """
            bob@held.test: HELD
              route
                local: held.test is not served here
                transport: held.test holds: for a look
                held: for a look
            """);
    assertThat(explained("", "bob@gone.test"))
        .startsWith("bob@gone.test: FAILS\n")
        .endsWith("    fails: 550 5.1.2 gone for good\n");
    assertThat(explained("", "bob@void.test"))
        .startsWith("bob@void.test: DISCARDED\n")
        .endsWith("    discarded: not wanted\n");
    assertThat(explained("", "bob@closed.test"))
        .startsWith("bob@closed.test: FAILS\n")
        .endsWith("    fails: 556 5.1.10 closed.test does not accept mail (null MX)\n");
    assertThat(explained("", "bob@here.test"))
        .isEqualTo(
            """
            bob@here.test: LOCAL
              route
                local: here.test is served here
                delivered here
            """);
  }
}
