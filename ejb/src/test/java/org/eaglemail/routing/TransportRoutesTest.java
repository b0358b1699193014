package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.routing.dns.RecordType;
import org.eaglemail.routing.dns.TestZones;
import org.eaglemail.settings.Delimiters;
import org.eaglemail.spi.MailProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the transport table makes of mail. */
class TransportRoutesTest {
  private static final List<RecordType> FAMILIES = List.of(RecordType.AAAA, RecordType.A);
  private static final String ZONE =
      """
      $ORIGIN test.
      $TTL 60
      one A 192.0.2.1
      two A 192.0.2.2
      three A 192.0.2.3
      hub MX 1 one
       MX 2 two
      us A 192.0.2.25
      a MX 1 mx.a
      mx.a A 192.0.2.7
      closed MX 0 .
      ours MX 1 one
       MX 5 us
      wide MX 1 one6
       MX 5 mx.local
      one6 A 192.0.2.1
       A 192.0.2.11
       A 192.0.2.12
       AAAA 2001:db8::1
       AAAA 2001:db8::2
       AAAA 2001:db8::3
      """
          + costly();

  /** A domain whose mail hosts are more aliases than are followed for one route. */
  private static String costly() {
    StringBuilder zone = new StringBuilder();
    for (int i = 1; i <= MxSearch.MAX_HOSTS; i++) {
      zone.append("costly MX 1 c%d\nc%d CNAME d%d\nd%d CNAME nobody\n".formatted(i, i, i, i));
    }
    return zone.toString();
  }

  @TempDir Path directory;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<Transport> transports = new ArrayList<>();

  private void rule(String pattern, String action, String text) {
    transports.add(
        new Transport(
            TransportPattern.parse(pattern),
            TransportAction.of(action, List.of(), Optional.of(text))));
  }

  private void rule(String pattern, String action, Smarthost... hosts) {
    transports.add(
        new Transport(
            TransportPattern.parse(pattern),
            TransportAction.of(action, List.of(hosts), Optional.empty())));
  }

  private static Smarthost host(String name, int rank, int weight) {
    return Smarthost.of(name, 25).ranked(rank, weight);
  }

  private Router router() {
    OwnHost own =
        new OwnHost(
            Domain.parse("mx.local.test"), List.of(new InetSocketAddress("192.0.2.25", 25)));
    return new Router(
        domain -> false,
        new TransportMap(transports, Delimiters.PLUS),
        TestZones.read(directory, ZONE),
        new MxRouter.Parts(
            new AddressLookup(new Families(FAMILIES, false), random), own, 25, random));
  }

  private Route route(String sender, String recipient) {
    return route(router(), sender, recipient);
  }

  private static Route route(Router router, String sender, String recipient) {
    return router.route(ReversePath.parse(sender), EmailAddress.parse(recipient), Trace.none());
  }

  private Route.Relay relay(String recipient) {
    return relay(router(), "", recipient);
  }

  private static Route.Relay relay(Router router, String sender, String recipient) {
    return (Route.Relay) route(router, sender, recipient);
  }

  private List<String> hosts(String recipient) {
    return relay(recipient).hosts().stream().map(RelayHost::toString).toList();
  }

  @Test
  void theNextServerIsTriedWhenTheBetterOneCannotBeReached() {
    rule("a.test", "relay", host("two.test", 1, 1), host("one.test", 0, 1));
    assertThat(hosts("x@a.test"))
        .containsExactly("one.test[192.0.2.1]:25", "two.test[192.0.2.2]:25");
  }

  @Test
  void equalServersShareTheMailByTheirWeight() {
    rule(
        "a.test",
        "relay",
        host("one.test", 0, 3),
        host("two.test", 0, 1),
        host("three.test", 1, 9));
    Router router = router();
    long first =
        IntStream.range(0, 4000)
            .filter(i -> relay(router, "", "x@a.test").hosts().getFirst().name().equals("one.test"))
            .count();
    assertThat(first).as("seed %s", seed).isBetween(2800L, 3200L);
    assertThat(hosts("x@a.test")).hasSize(3).endsWith("three.test[192.0.2.3]:25");
  }

  @Test
  void aServerMayBeFoundByItsMxRecords() {
    rule("a.test", "relay", Smarthost.of("hub.test", 587).byMx(true));
    assertThat(hosts("x@a.test"))
        .containsExactly("one.test[192.0.2.1]:587", "two.test[192.0.2.2]:587");
  }

  @Test
  void eachServerIsAsTheRuleSays() {
    rule("a.test", "lmtp", Smarthost.of("one.test", 24).secured(Optional.of("encrypt")));
    assertThat(relay("x@a.test").hosts())
        .containsExactly(
            new RelayHost(
                new RelayServer(
                    "one.test",
                    24,
                    MailProtocol.LMTP,
                    Optional.of(TlsPolicy.ENCRYPT),
                    Optional.empty(),
                    false),
                new InetSocketAddress("192.0.2.1", 24)));
  }

  @Test
  void theDestinationIsWhatTheRuleNames() {
    rule(
        "a.test",
        "lmtp",
        Smarthost.of("one.test", 24).secured(Optional.of("encrypt")),
        Smarthost.of("2001:db8::9", 24),
        host("us.test", 0, 1));
    rule("b.test", "relay", Smarthost.of("hub.test", 587).byMx(true));
    rule("fallback *", "relay", host("two.test", 0, 1));

    assertThat(relay("x@a.test").servers())
        .extracting(RelayServer::toString)
        .containsExactlyInAnyOrder("one.test:24", "[2001:db8::9]:24");
    assertThat(relay("x@a.test").servers())
        .extracting(RelayServer::protocol)
        .containsOnly(MailProtocol.LMTP);
    assertThat(relay("x@b.test").servers())
        .extracting(RelayServer::toString)
        .containsExactlyInAnyOrder("one.test:587", "two.test:587");
    assertThat(relay("x@ours.test").servers())
        .extracting(RelayServer::toString)
        .containsExactly("one.test:25");
    assertThat(hosts("x@[192.0.2.9]")).hasSize(2);
    assertThat(relay("x@[192.0.2.9]").servers())
        .extracting(RelayServer::fallback)
        .containsExactlyInAnyOrder(false, true);
  }

  /** What is wrong with some of the servers costs no mail while another is there. */
  @Test
  void faultyServersAreLeftOut() {
    Smarthost unreadable =
        host("three.test", 0, 1).as(Optional.of(new TransportLogin.Unreadable()));
    rule(
        "a.test",
        "relay",
        host("none.test", 0, 1),
        host("us.test", 0, 1),
        host("closed.test", 0, 1).byMx(true),
        unreadable,
        host("two.test", 1, 1));
    assertThat(hosts("x@a.test")).containsExactly("two.test[192.0.2.2]:25");
  }

  @Test
  void mailWaitsWhenAllServersAreFaulty() {
    rule("a.test", "relay", host("us.test", 0, 1));
    assertThat(route("", "x@a.test"))
        .isInstanceOfSatisfying(
            Route.TemporarilyUnresolvable.class,
            r ->
                assertThat(r.reply().text())
                    .isEqualTo("451 4.3.5 transport a.test: us.test: leads back to myself"));
  }

  @Test
  void holdsRefusesAndDiscards() {
    rule("held.test", "hold", "for a look");
    rule("gone.test", "error", "550 5.1.2 gone for good");
    rule("later.test", "error", "450 4.2.0 moving house");
    rule("void.test", "discard", "not wanted");
    assertThat(route("", "x@held.test")).isEqualTo(new Route.Held("for a look"));
    assertThat(route("", "x@void.test")).isEqualTo(new Route.Discarded("not wanted"));
    assertThat(route("", "x@gone.test"))
        .isInstanceOfSatisfying(
            Route.Refused.class,
            r -> assertThat(r.reply().text()).isEqualTo("550 5.1.2 gone for good"));
    assertThat(route("", "x@later.test"))
        .isInstanceOfSatisfying(
            Route.TemporarilyUnresolvable.class,
            r -> assertThat(r.reply().text()).isEqualTo("450 4.2.0 moving house"));
  }

  @Test
  void aRuleMayLeaveItToDns() {
    rule("*", "relay", host("one.test", 0, 1));
    rule("fallback *", "relay", host("three.test", 0, 1));
    rule("a.test", "dns");
    rule("[192.0.2.9]", "dns");
    assertThat(hosts("x@b.test")).containsExactly("one.test[192.0.2.1]:25");
    assertThat(hosts("x@a.test"))
        .containsExactly("mx.a.test[192.0.2.7]:25", "three.test[192.0.2.3]:25");
    assertThat(hosts("x@[192.0.2.9]")).startsWith("192.0.2.9[192.0.2.9]:25");
    rule("closed.test", "dns");
    assertThat(route("", "x@closed.test")).isInstanceOf(Route.NullMx.class);
  }

  @Test
  void aSenderHasAWayOfHisOwn() {
    rule("from s.test", "relay", host("one.test", 0, 1));
    rule("from <>", "hold", "a notification");
    assertThat(((Route.Relay) route("alice@s.test", "x@a.test")).why())
        .isEqualTo("transport from s.test via one.test port 25");
    assertThat(((Route.Relay) route("bob@t.test", "x@a.test")).why())
        .isEqualTo("MX records of a.test");
    assertThat(route("", "x@a.test")).isEqualTo(new Route.Held("a notification"));
  }

  @Test
  void aFallbackComesBehindTheHostsThatDnsNames() {
    rule("fallback *", "relay", host("two.test", 0, 1));
    assertThat(hosts("x@a.test"))
        .containsExactly("mx.a.test[192.0.2.7]:25", "two.test[192.0.2.2]:25");
    assertThat(relay("x@a.test").why())
        .isEqualTo("MX records of a.test, then transport fallback * via two.test port 25");
    assertThat(hosts("x@[192.0.2.9]")).endsWith("two.test[192.0.2.2]:25");
  }

  /** As Postfix: also where no host is found, but not for who wants no mail or relies on us. */
  @Test
  void aFallbackStandsInForHostsThatAreNotFound() {
    rule("fallback *", "relay", host("two.test", 0, 1));
    assertThat(hosts("x@nowhere.test")).containsExactly("two.test[192.0.2.2]:25");
    assertThat(hosts("x@unknown.example")).containsExactly("two.test[192.0.2.2]:25");
    assertThat(route("", "x@closed.test")).isInstanceOf(Route.NullMx.class);
    assertThat(hosts("x@ours.test")).containsExactly("one.test[192.0.2.1]:25");
    assertThat(route("", "x@us.test")).isInstanceOf(Route.Unresolvable.class);
  }

  /** Even where so many better hosts have an address that nobody looks as far as our own. */
  @Test
  void aDomainThatNamesUsBehindManyAddressesHasNoFallback() {
    rule("fallback *", "relay", host("two.test", 0, 1));
    assertThat(hosts("x@wide.test")).hasSize(5).allMatch(host -> host.startsWith("one6.test"));
  }

  @Test
  void aFallbackIsFoundThoughTheDomainUsedUpItsQuestions() {
    rule("fallback *", "relay", host("two.test", 0, 1));
    assertThat(hosts("x@costly.test")).containsExactly("two.test[192.0.2.2]:25");
  }

  @Test
  void aFallbackThatIsFaultyChangesNothing() {
    rule("fallback *", "relay", host("us.test", 0, 1));
    assertThat(hosts("x@a.test")).containsExactly("mx.a.test[192.0.2.7]:25");
    assertThat(route("", "x@nowhere.test")).isInstanceOf(Route.Unresolvable.class);
  }

  @Test
  void aRuleComesBeforeTheFallback() {
    rule("a.test", "relay", host("one.test", 0, 1));
    rule("fallback *", "relay", host("two.test", 0, 1));
    assertThat(hosts("x@a.test")).containsExactly("one.test[192.0.2.1]:25");
  }
}
