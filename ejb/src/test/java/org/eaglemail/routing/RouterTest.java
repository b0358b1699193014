package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.set;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.DnsAnswer;
import org.eaglemail.routing.dns.DnsReply;
import org.eaglemail.routing.dns.RecordType;
import org.eaglemail.routing.dns.TestZones;
import org.eaglemail.settings.Delimiters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each case of RFC 5321 §5 and RFC 7505. Names outside of {@code test.} meet a server failure. */
class RouterTest {
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final String HEAD = "$ORIGIN test.\n$TTL 60\n";

  @TempDir Path directory;
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final List<Transport> transports = new ArrayList<>();
  private final List<RecordType> families = new ArrayList<>(List.of(RecordType.AAAA, RecordType.A));
  private int port = 25;

  private Router router(String... zone) {
    return router(TestZones.read(directory, HEAD + String.join("\n", zone) + "\n"));
  }

  private Router router(Dns dns) {
    OwnHost own =
        new OwnHost(
            Domain.parse("mx.local.test"), List.of(new InetSocketAddress("192.0.2.25", 2525)));
    return new Router(
        domain -> domain.name().equals("local.test"),
        new TransportMap(transports, Delimiters.PLUS),
        dns,
        new MxRouter.Parts(
            new AddressLookup(new Families(families, false), random), own, port, random));
  }

  private static Route route(Router router, String recipient) {
    return route(router, "", recipient);
  }

  private static Route route(Router router, String sender, String recipient) {
    return router.route(ReversePath.parse(sender), EmailAddress.parse(recipient), Trace.none());
  }

  private Route route(String... zone) {
    return route(router(zone), "user@a.test");
  }

  private static RouteExplanation explain(Router router) {
    return RouteExplanation.of(ReversePath.nullSender(), EmailAddress.parse("user@a.test"), router);
  }

  private static List<String> hosts(Route route) {
    assertThat(route).isInstanceOf(Route.Relay.class);
    return ((Route.Relay) route).hosts().stream().map(RelayHost::toString).toList();
  }

  private void assertFails(String expected, String... zone) {
    assertThat(route(zone))
        .isInstanceOfSatisfying(
            Route.Undeliverable.class, r -> assertThat(r.reply().text()).startsWith(expected));
  }

  private void assertDefers(String expected, String... zone) {
    assertThat(route(zone))
        .isInstanceOfSatisfying(
            Route.TemporarilyUnresolvable.class,
            r -> assertThat(r.reply().text()).startsWith(expected));
  }

  @Test
  void aLocalDomainIsHereWhateverDnsSays() {
    Router router = router("local MX 0 mx.other", "mx.other A 192.0.2.1");
    assertThat(route(router, "user@local.test")).isEqualTo(new Route.Local());
    assertThat(route(router, "user@LOCAL.TEST")).isEqualTo(new Route.Local());
  }

  @Test
  void betterPreferenceFirst() {
    assertThat(hosts(route("a MX 20 m2", " MX 10 m1", "m1 A 192.0.2.1", "m2 A 192.0.2.2")))
        .containsExactly("m1.test[192.0.2.1]:25", "m2.test[192.0.2.2]:25");
  }

  @Test
  void equalsTakeTurnsAtRandom() {
    Router router = router("a MX 10 m1", " MX 10 m2", "m1 A 192.0.2.1", "m2 A 192.0.2.2");
    Set<List<String>> orders = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      orders.add(hosts(route(router, "user@a.test")));
    }
    assertThat(orders).as("seed %s", seed).hasSize(2);
  }

  @Test
  void familiesTakeTurns() {
    assertThat(hosts(route("a MX 1 m", "m A 192.0.2.1", "m AAAA 2001:db8::1")))
        .containsExactly("m.test[2001:db8:0:0:0:0:0:1]:25", "m.test[192.0.2.1]:25");
    families.remove(RecordType.AAAA);
    assertThat(hosts(route("a MX 1 m", "m A 192.0.2.1", "m AAAA 2001:db8::1")))
        .containsExactly("m.test[192.0.2.1]:25");
  }

  /** RFC 4074 §4.2: that the name is denied for the one says nothing of the other. */
  @Test
  void aNameThatIsDeniedForOneFamilyIsFoundByTheOther() {
    Dns zone = TestZones.read(directory, HEAD + "a MX 1 m\nm A 192.0.2.1\n");
    Dns denying =
        question ->
            question.type() == RecordType.AAAA
                ? new DnsReply(new DnsAnswer.NoSuchName(TTL), "test", TTL)
                : zone.ask(question);

    assertThat(hosts(route(router(denying), "user@a.test")))
        .containsExactly("m.test[192.0.2.1]:25");
    Collections.reverse(families);
    assertThat(hosts(route(router(denying), "user@a.test")))
        .containsExactly("m.test[192.0.2.1]:25");
  }

  @Test
  void triesAtMostFiveAddressesOfAllFamiliesAndHosts() {
    List<String> hosts =
        hosts(
            route(
                "a MX 1 m",
                " MX 1 n",
                "m AAAA 2001:db8::1",
                " AAAA 2001:db8::2",
                " AAAA 2001:db8::3",
                " AAAA 2001:db8::4",
                " AAAA 2001:db8::5",
                " A 192.0.2.1",
                "n A 192.0.2.2"));
    assertThat(hosts).as("seed %s", seed).hasSize(MxSearch.MAX_ADDRESSES);
    assertThat(hosts).contains("m.test[192.0.2.1]:25", "n.test[192.0.2.2]:25");
  }

  /** As Postfix's smtp_balance_inet_protocols: the limit leaves room for either family. */
  @Test
  void aFamilyThatOnlyWorseHostsHaveIsTriedToo() {
    List<String> zone = new ArrayList<>(List.of("a MX 1 m", " MX 2 n", "n A 192.0.2.1"));
    for (int i = 1; i <= 9; i++) {
      zone.add("m AAAA 2001:db8::" + i);
    }
    List<String> hosts = hosts(route(zone.toArray(String[]::new)));
    assertThat(hosts).hasSize(MxSearch.MAX_ADDRESSES).endsWith("n.test[192.0.2.1]:25");
    families.remove(RecordType.A);
    assertThat(hosts(route(zone.toArray(String[]::new))))
        .hasSize(MxSearch.MAX_ADDRESSES)
        .allMatch(host -> host.startsWith("m.test"));
  }

  /** So that all of its mail is one queue, however the few hosts of each message are chosen. */
  @Test
  void aDomainOfManyHostsIsOneDestination() {
    families.remove(RecordType.AAAA);
    List<String> zone = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      zone.add("a MX %d m%d".formatted(i / 5, i));
      IntStream.rangeClosed(1, 3)
          .forEach(n -> zone.add("m%d A 192.0.2.%d".formatted(zone.size() / 4, n)));
    }
    Router router = router(zone.toArray(String[]::new));
    Set<List<String>> hosts = new HashSet<>();
    Set<Set<RelayServer>> destinations = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      Route.Relay relay = (Route.Relay) route(router, "user@a.test");
      hosts.add(hosts(relay));
      destinations.add(relay.servers());
    }
    assertThat(hosts).as("seed %s", seed).hasSizeGreaterThan(1);
    assertThat(destinations).singleElement().asInstanceOf(set(RelayServer.class)).hasSize(10);
  }

  /** A server that is not for us to use is none of the destination. */
  @Test
  void ourselvesAndWorseAreNotOfTheDestination() {
    Route.Relay relay =
        (Route.Relay)
            route(
                "a MX 1 m",
                " MX 1 none",
                " MX 2 us",
                " MX 3 o",
                "m A 192.0.2.1",
                "us A 192.0.2.25");
    assertThat(relay.servers())
        .extracting(RelayServer::toString)
        .containsExactlyInAnyOrder("m.test:25", "none.test:25");
  }

  @Test
  void looksNoFurtherThanItNeeds() {
    Router router =
        router(
            "a MX 1 m",
            " MX 2 n",
            "m A 192.0.2.1",
            " A 192.0.2.2",
            " A 192.0.2.3",
            " A 192.0.2.4",
            " AAAA 2001:db8::1",
            "n A 192.0.2.9");
    RouteExplanation explanation = explain(router);
    assertThat(explanation.steps()).noneMatch(step -> step.text().startsWith("n.test"));
  }

  @Test
  void aDomainWithManyMailHostsIsNotAskedForAll() {
    List<String> zone = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      zone.add("a MX " + i + " none" + i);
    }
    Router router = router(zone.toArray(String[]::new));
    RouteExplanation explanation = explain(router);
    assertThat(explanation.route()).isInstanceOf(Route.Unresolvable.class);
    assertThat(explanation.steps().stream().filter(Step.Answered.class::isInstance))
        .hasSizeLessThanOrEqualTo(1 + 2 * MxSearch.MAX_HOSTS);
  }

  @Test
  void withoutMxTheDomainIsItsOwnMailHost() {
    assertThat(hosts(route("a A 192.0.2.1"))).containsExactly("a.test[192.0.2.1]:25");
  }

  /** RFC 5321 §5.1: with MX records, addresses of the domain itself are not used. */
  @Test
  void withMxTheDomainIsNotItsOwnMailHost() {
    assertFails("550 5.4.4 ", "a MX 10 none", " A 192.0.2.1");
  }

  @Test
  void followsAnAliasOfTheDomain() {
    assertThat(hosts(route("a CNAME b", "b MX 10 m", "m A 192.0.2.1")))
        .containsExactly("m.test[192.0.2.1]:25");
    assertThat(hosts(route("a CNAME b", "b A 192.0.2.1"))).containsExactly("a.test[192.0.2.1]:25");
  }

  /** RFC 2181 §10.3 forbids it, and it is met all the same. */
  @Test
  void followsAnAliasOfTheMailHost() {
    assertThat(hosts(route("a MX 10 m", "m CNAME n", "n A 192.0.2.1")))
        .containsExactly("m.test[192.0.2.1]:25");
  }

  @Test
  void nullMx() {
    assertThat(route("a MX 0 .")).isEqualTo(new Route.NullMx(Domain.parse("a.test")));
    assertFails("556 5.1.10 ", "a MX 0 .", " A 192.0.2.1");
    assertFails("556 5.1.10 ", "a CNAME b", "b MX 0 .");
  }

  /** RFC 7505 §3: a null MX stands alone; among others it says nothing. */
  @Test
  void nullMxAmongOthersIsLeftOut() {
    assertThat(hosts(route("a MX 0 .", " MX 10 m", "m A 192.0.2.1")))
        .containsExactly("m.test[192.0.2.1]:25");
  }

  @Test
  void aDomainThatDoesNotExistFails() {
    assertFails("550 5.1.2 ");
  }

  @Test
  void aDomainWithoutAddressFails() {
    assertFails("550 5.4.4 ", "a TXT none");
    assertFails("550 5.4.4 ", "a MX 10 none", " MX 20 nothing");
  }

  /** An address is not a name: no resolver may take it for one. */
  @Test
  void anAddressInAnMxRecordIsNotUsed() {
    assertFails("550 5.4.4 ", "a MX 10 192.0.2.1");
  }

  @Test
  void aServerFailureDefers() {
    assertThat(route(router(), "user@example.org"))
        .isInstanceOfSatisfying(
            Route.TemporarilyUnresolvable.class,
            r -> assertThat(r.reply().text()).startsWith("451 4.4.3 "));
    assertDefers("451 4.4.3 ", "a MX 10 mail.example.org.");
    assertDefers("451 4.4.3 ", "a CNAME example.org.");
  }

  @Test
  void aLoopOfAliasesDefers() {
    assertDefers("451 4.4.3 ", "a CNAME b", "b CNAME a");
  }

  /** As Postfix: one host is enough, and one that may yet be found is reason enough to wait. */
  @Test
  void hostsThatCannotBeFoundAreLeftOut() {
    assertThat(hosts(route("a MX 1 mail.example.org.", " MX 2 m", "m A 192.0.2.1")))
        .containsExactly("m.test[192.0.2.1]:25");
    assertThat(hosts(route("a MX 1 none", " MX 2 m", "m A 192.0.2.1")))
        .containsExactly("m.test[192.0.2.1]:25");
    assertDefers("451 4.4.3 ", "a MX 1 none", " MX 2 mail.example.org.");
  }

  @Test
  void ourNameAndWorseAreLeftOut() {
    assertThat(
            hosts(
                route(
                    "a MX 1 m",
                    " MX 2 mx.local",
                    " MX 2 n",
                    " MX 3 o",
                    "m A 192.0.2.1",
                    "mx.local A 192.0.2.99",
                    "n A 192.0.2.2",
                    "o A 192.0.2.3")))
        .containsExactly("m.test[192.0.2.1]:25");
  }

  @Test
  void ourAddressAndWorseAreLeftOut() {
    assertThat(
            hosts(
                route(
                    "a MX 1 m",
                    " MX 2 us",
                    " MX 2 n",
                    " MX 3 o",
                    "m A 192.0.2.1",
                    "us A 192.0.2.25",
                    "n A 192.0.2.2",
                    "o A 192.0.2.3")))
        .containsExactly("m.test[192.0.2.1]:25");
  }

  @Test
  void mailThatWouldComeBackFails() {
    assertFails("554 5.4.6 mail for a.test loops back to myself", "a MX 1 mx.local");
    assertFails("554 5.4.6 ", "a MX 1 us", " MX 2 m", "us A 192.0.2.25", "m A 192.0.2.1");
    assertFails("554 5.4.6 ", "a A 192.0.2.25");
    assertFails("554 5.4.6 ", "a A 0.0.0.0");
  }

  /** As Postfix: we are a backup, and that the better hosts are not found may pass. */
  @Test
  void aBackupWaitsForThePrimary() {
    assertDefers("451 4.4.4 ", "a MX 1 none", " MX 2 mx.local");
    assertDefers("451 4.4.4 ", "a MX 1 mail.example.org.", " MX 2 us", "us A 192.0.2.25");
  }

  @Test
  void anotherPortOfOurAddressIsNotUs() {
    port = 10025;
    assertThat(hosts(route("a MX 1 us", "us A 192.0.2.25")))
        .containsExactly("us.test[192.0.2.25]:10025");
    port = 2525;
    assertFails("554 5.4.6 ", "a MX 1 us", "us A 192.0.2.25");
  }

  @Test
  void addressLiterals() {
    Router router = router();
    assertThat(hosts(route(router, "user@[192.0.2.1]"))).containsExactly("192.0.2.1[192.0.2.1]:25");
    assertThat(hosts(route(router, "user@[IPv6:2001:db8::1]")))
        .containsExactly("2001:db8::1[2001:db8:0:0:0:0:0:1]:25");
    assertThat(route(router, "user@[192.0.2.25]")).isEqualTo(new Route.Local());
  }

  @Test
  void aTransportComesBeforeDns() {
    transports.add(Transport.of("a.test", "127.0.0.1", 10099));
    assertThat(hosts(route("a MX 1 m", "m A 192.0.2.1")))
        .containsExactly("127.0.0.1[127.0.0.1]:10099");
  }

  @Test
  void theHostOfATransportHasAddressesButNoMx() {
    transports.add(Transport.of("*", "hub.test", 24));
    assertThat(hosts(route("hub MX 1 m", " A 192.0.2.7", "m A 192.0.2.1")))
        .containsExactly("hub.test[192.0.2.7]:24");
  }

  @Test
  void aTransportIsNotForLocalDomains() {
    transports.add(Transport.of("*", "127.0.0.1", 10099));
    assertThat(route(router(), "user@local.test")).isEqualTo(new Route.Local());
    assertThat(hosts(route(router(), "user@[192.0.2.1]")))
        .containsExactly("127.0.0.1[127.0.0.1]:10099");
  }

  /** The administrator can mend it: no mail fails for it. */
  @Test
  void aFaultyTransportDefers() {
    transports.add(Transport.of("a.test", "none.test", 25));
    assertDefers("451 4.3.5 ");
    transports.set(0, Transport.of("a.test", "mail.example.org", 25));
    assertDefers("451 4.3.5 ");
    transports.set(0, Transport.of("a.test", "192.0.2.25", 2525));
    assertDefers("451 4.3.5 ");
  }

  @Test
  void explainsByTheStepsOfTheSameRouter() {
    Router router = router("a CNAME b", "b MX 5 none", " MX 10 m", "m A 192.0.2.1");
    RouteExplanation explanation = explain(router);
    String source = " \\(zone file .*, TTL (60|0) s\\)";
    List<String> expected =
        List.of(
            "local: a.test is not served here",
            "transport: none",
            "DNS: MX records of a.test",
            "a.test MX\\? alias of b.test" + source,
            "b.test MX\\? 5 none.test., 10 m.test." + source,
            "none.test AAAA\\? no such name" + source,
            "none.test A\\? no such name" + source,
            "none.test left out: it has no address",
            "m.test AAAA\\? no such record" + source,
            "m.test A\\? 192.0.2.1" + source,
            "relayed to \\[m.test\\[192.0.2.1\\]:25\\] \\(MX records of a.test\\)");
    List<String> texts = explanation.steps().stream().map(Step::text).toList();
    assertThat(texts).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(texts.get(i)).matches(expected.get(i));
    }
    assertThat(explanation.route()).isEqualTo(route(router, "user@a.test"));
  }

  @Test
  void namesFromDnsCannotBreakAReply() {
    assertDefers("451 4.4.3 ", "a MX 1 mail.example.org.", " MX 2 b\\010ad\\195\\164.example.org.");
    assertFails("550 5.4.4 ", "a MX 1 b\\013\\010ad", " MX 2 *.x");
    assertThat(Arrays.asList(route("a CNAME b\\013\\010ad", "b\\013\\010ad A 192.0.2.1")))
        .allMatch(Route.Relay.class::isInstance);
  }
}
