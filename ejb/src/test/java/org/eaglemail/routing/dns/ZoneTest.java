package org.eaglemail.routing.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A zone answers as an authoritative server would. */
class ZoneTest {
  @TempDir Path directory;
  private Dns dns = TestZones::serverFailure;

  @BeforeEach
  void read() {
    dns =
        TestZones.read(
            directory,
            """
            $ORIGIN example.
            $TTL 1h
            @            IN SOA ns hostmaster 1 3600 600 86400 60
                         IN NS  ns
            ns           IN A   192.0.2.53
            mail         IN A   192.0.2.1
                     300 IN A   192.0.2.2
                         IN AAAA 2001:db8::1
            @            IN MX  10 mail
            alias        IN CNAME mail
            a.b          IN A   192.0.2.3
            *.wild       IN MX  10 mail
            known.wild   IN A   192.0.2.4
            *.away       IN CNAME mail
            below        IN NS  ns.elsewhere.test.
            """);
  }

  private DnsAnswer ask(String name, RecordType type) {
    return dns.ask(Question.of(Domain.parse(name), type)).answer();
  }

  @Test
  void givesRecordsWithTheShortestTtlOfTheSet() {
    assertThat(ask("example", RecordType.MX)).hasToString("10 mail.example.");
    assertThat(ask("mail.example", RecordType.A)).hasToString("192.0.2.1, 192.0.2.2");
    assertThat(ask("mail.example", RecordType.A).ttl()).isEqualTo(Duration.ofMinutes(5));
    assertThat(ask("mail.example", RecordType.AAAA).ttl()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void tellsNoDataFromNoSuchName() {
    assertThat(ask("mail.example", RecordType.MX))
        .isEqualTo(new DnsAnswer.NoData(Duration.ofMinutes(1)));
    assertThat(ask("nobody.example", RecordType.MX))
        .isEqualTo(new DnsAnswer.NoSuchName(Duration.ofMinutes(1)));
  }

  /** RFC 8020 §2. */
  @Test
  void aNameAboveARecordExists() {
    assertThat(ask("b.example", RecordType.A)).isInstanceOf(DnsAnswer.NoData.class);
    assertThat(ask("x.a.b.example", RecordType.A)).isInstanceOf(DnsAnswer.NoSuchName.class);
  }

  @Test
  void givesAnAliasForAnyType() {
    assertThat(ask("alias.example", RecordType.MX)).hasToString("alias of mail.example");
    assertThat(ask("x.away.example", RecordType.AAAA)).hasToString("alias of mail.example");
  }

  /** RFC 4592 §2.2.1 and §3.3.1. */
  @Test
  void aWildcardStandsForNamesThatDoNotExist() {
    assertThat(ask("any.wild.example", RecordType.MX)).hasToString("10 mail.example.");
    assertThat(ask("x.any.wild.example", RecordType.MX)).hasToString("10 mail.example.");
    assertThat(ask("any.wild.example", RecordType.A)).isInstanceOf(DnsAnswer.NoData.class);
    assertThat(ask("known.wild.example", RecordType.MX)).isInstanceOf(DnsAnswer.NoData.class);
    assertThat(ask("x.known.wild.example", RecordType.MX)).isInstanceOf(DnsAnswer.NoSuchName.class);
    assertThat(ask("wild.example", RecordType.MX)).isInstanceOf(DnsAnswer.NoData.class);
  }

  @Test
  void namesThatAreNotItsOwnGoToTheNameServers() {
    assertThat(ask("mail.below.example", RecordType.A)).hasToString("temporary failure: SERVFAIL");
    assertThat(ask("below.example", RecordType.A)).hasToString("temporary failure: SERVFAIL");
    assertThat(ask("example.test", RecordType.A)).hasToString("temporary failure: SERVFAIL");
    assertThat(ask("notexample", RecordType.A)).hasToString("temporary failure: SERVFAIL");
  }

  @Test
  void saysWhichFileAnswered() {
    assertThat(dns.ask(Question.of(Domain.parse("example"), RecordType.MX)).source())
        .startsWith("zone file " + directory);
  }
}
