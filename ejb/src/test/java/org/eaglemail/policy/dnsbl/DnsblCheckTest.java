package org.eaglemail.policy.dnsbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eaglemail.policy.Clients;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.policy.trust.TrustedClients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.routing.DnsLists;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.TestZones;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.settings.DnsList;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DnsblCheckTest {
  private static final String ZONE =
      """
      $ORIGIN test.
      $TTL 60
      @ SOA ns admin 1 3600 600 86400 60
      @ NS ns
      ns A 192.0.2.53
      7.2.0.192.bad A 127.0.0.2
      7.2.0.192.bad TXT "Spam source"
      7.2.0.192.worse A 127.0.0.4
      8.2.0.192.bad A 127.0.0.2
      8.2.0.192.good A 127.0.0.10
      9.2.0.192.bad A 127.255.255.254
      1.0.0.127.bad A 127.0.0.2
      """;

  @TempDir Path directory;
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();
  private final TrustedClients trusted =
      new TrustedClients(List.of(CidrBlock.parse("198.51.100.0/24")));

  private DnsblCheck check(int threshold, String... lists) {
    Dns zone = TestZones.read(directory, ZONE);
    Dns counted =
        question -> {
          asked.incrementAndGet();
          return zone.ask(question);
        };
    return new DnsblCheck(
        Stream.of(lists).map(DnsList::parse).toList(),
        threshold,
        new DnsLists(counted, Duration.ofSeconds(20)),
        trusted::isSpared,
        now::get);
  }

  private static String text(DnsblCheck check, SmtpSession session) {
    Verdict verdict =
        check.examine(
            new Request.Recipient(
                session, ReversePath.nullSender(), EmailAddress.parse("bob@example.test")));
    return verdict instanceof Verdict.Refuse refuse ? refuse.reply().text() : verdict.reason();
  }

  private static String text(DnsblCheck check, String client) {
    return text(check, Clients.stranger(client));
  }

  @Test
  void refusesAClientThatAListHas() {
    DnsblCheck check = check(1, "bad.test");

    assertThat(text(check, "192.0.2.7"))
        .isEqualTo(
            "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using bad.test;"
                + " Spam source");
    assertThat(text(check, "192.0.2.8"))
        .isEqualTo("554 5.7.1 Service unavailable; Client host [192.0.2.8] blocked using bad.test");
    assertThat(text(check, "192.0.2.1")).isEqualTo("weight 0 of 1");
  }

  @Test
  void anErrorOfTheListIsNoListing() {
    assertThat(text(check(1, "bad.test", "elsewhere.example"), "192.0.2.9"))
        .isEqualTo("weight 0 of 1");
  }

  @Test
  void weightsAddUpAndGoodListsCountAgainst() {
    DnsblCheck check = check(3, "bad.test", "worse.test=127.0.0.4*2", "good.test*-5");

    assertThat(text(check, "192.0.2.7")).contains("blocked using worse.test");
    assertThat(text(check, "192.0.2.8")).isEqualTo("weight -4 of 3");
    assertThat(text(check(2, "bad.test", "worse.test=127.0.0.9"), "192.0.2.7"))
        .isEqualTo("weight 1 of 2");
  }

  @Test
  void asksOnlyAboutStrangersFromOutside() {
    DnsblCheck check = check(1, "bad.test");

    assertThat(text(check, "127.0.0.1")).isEqualTo("not asked");
    assertThat(text(check, "198.51.100.7")).isEqualTo("not asked");
    assertThat(text(check, Clients.account("ann@example.test"))).isEqualTo("not asked");
    assertThat(
            text(
                check,
                Clients.session(Clients.at("192.0.2.7"), SmtpRole.SUBMISSION, Optional.empty())))
        .isEqualTo("not asked");
    assertThat(asked).hasValue(0);
  }

  @Test
  void oneSumHoldsForAllRecipientsOfAMessage() {
    DnsblCheck check = check(1, "bad.test", "worse.test");
    for (int i = 0; i < 100; i++) {
      assertThat(text(check, "192.0.2.1")).isEqualTo("weight 0 of 1");
    }
    assertThat(asked).hasValue(2);

    now.addAndGet(DnsblCheck.SUM_AGE.toNanos());
    text(check, "192.0.2.1");
    assertThat(asked).hasValue(4);
  }
}
