package org.eaglemail.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eaglemail.protocol.Domain;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.DnsCache;
import org.eaglemail.routing.dns.NameServers;
import org.eaglemail.routing.dns.TestNameServer;
import org.eaglemail.routing.dns.TestZones;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Against a name server on loopback. */
class DnsListsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Domain BAD = Domain.parse("bad.test");
  private static final Domain BROKEN = Domain.parse("broken.test");
  private static final Domain OTHER = Domain.parse("other.test");

  /** Lists 192.0.2.7 and 2001:db8::1 in bad.test; broken.test fails. */
  private static TestNameServer server() throws IOException {
    return TestNameServer.start(
        (query, response, tcp) -> {
          Record question = query.getQuestion();
          String name = question.getName().toString(true);
          String ipv6 = "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bad.test";
          if (name.endsWith(".broken.test")) {
            response.getHeader().setRcode(Rcode.SERVFAIL);
          } else if (name.equals("7.2.0.192.bad.test") || name.equals(ipv6)) {
            String data =
                question.getType() == Type.A ? "127.0.0.2" : "\"Spam source, \" \"see\tx\"";
            response.addRecord(
                record(question.getName(), question.getType(), data), Section.ANSWER);
          } else {
            response.getHeader().setRcode(Rcode.NXDOMAIN);
            response.addRecord(
                record(
                    Name.fromString("test."), Type.SOA, "ns.test. admin.test. 1 3600 600 86400 60"),
                Section.AUTHORITY);
          }
          return Optional.of(response);
        });
  }

  private static Record record(Name name, int type, String data) throws IOException {
    return Record.fromString(name, type, DClass.IN, 60, data, Name.root);
  }

  private static Dns dns(TestNameServer server) {
    return new DnsCache(
        new NameServers(List.of(server.address()), Duration.ofSeconds(5)), Ticker.systemTicker());
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @Test
  void asksAllListsAboutAnIpv4Client() throws IOException {
    try (TestNameServer server = server();
        DnsLists lists = new DnsLists(dns(server), PATIENCE)) {
      assertThatList(lists.ask(address("192.0.2.7"), List.of(OTHER, BAD, BROKEN)))
          .containsExactly(List.of(), List.of(address("127.0.0.2")), List.of());
      assertThat(server.queries())
          .contains("UDP 7.2.0.192.bad.test A", "UDP 7.2.0.192.other.test A");
    }
  }

  @Test
  void asksByNibblesAboutAnIpv6Client() throws IOException {
    try (TestNameServer server = server();
        DnsLists lists = new DnsLists(dns(server), PATIENCE)) {
      assertThatList(lists.ask(address("2001:db8::1"), List.of(BAD)))
          .containsExactly(List.of(address("127.0.0.2")));
      assertThatList(lists.ask(address("2001:db8::2"), List.of(BAD))).containsExactly(List.of());
    }
  }

  @Test
  void tellsAReasonInPrintableCharacters() throws IOException {
    try (TestNameServer server = server();
        DnsLists lists = new DnsLists(dns(server), PATIENCE)) {
      assertThat(lists.reason(address("192.0.2.7"), BAD).orElseThrow())
          .startsWith("Spam source, see")
          .matches("[ -~]+");
      assertThat(lists.reason(address("192.0.2.8"), BAD)).isEmpty();
      assertThat(lists.reason(address("192.0.2.7"), BROKEN)).isEmpty();
    }
  }

  @Test
  void keepsAnswersAlsoThatThereIsNone() throws IOException {
    try (TestNameServer server = server();
        DnsLists lists = new DnsLists(dns(server), PATIENCE)) {
      List<Domain> zones = List.of(BAD, OTHER);
      lists.ask(address("192.0.2.7"), zones);
      int asked = server.queries().size();

      lists.ask(address("192.0.2.7"), zones);

      assertThat(server.queries()).hasSize(asked);
    }
  }

  @Test
  void doesNotWaitForOneThatNeverAnswers() throws IOException {
    CountDownLatch never = new CountDownLatch(1);
    Dns stuck =
        question -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return TestZones.serverFailure(question);
        };
    try (DnsLists lists = new DnsLists(stuck, Duration.ofMillis(1))) {
      assertThatList(lists.ask(address("192.0.2.7"), List.of(BAD))).containsExactly(List.of());
      assertThat(lists.reason(address("192.0.2.7"), BAD)).isEmpty();
      List<Domain> many = java.util.Collections.nCopies(DnsLists.MAX_QUESTIONS + 5, BAD);
      assertThatList(lists.ask(address("192.0.2.7"), many))
          .hasSize(many.size())
          .containsOnly(List.of());
    }
  }

  @Test
  void aZoneWithoutRoomForTheAddressListsNobody() throws IOException {
    Domain huge = Domain.parse(("x".repeat(60) + ".").repeat(3) + "y".repeat(40) + ".test");
    try (DnsLists lists = new DnsLists(TestZones::serverFailure, PATIENCE)) {
      assertThatList(lists.ask(address("2001:db8::1"), List.of(huge))).containsExactly(List.of());
    }
  }
}
