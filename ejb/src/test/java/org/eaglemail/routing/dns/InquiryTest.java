package org.eaglemail.routing.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InquiryTest {
  @TempDir Path directory;
  private final List<String> seen = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();

  private Inquiry inquiry(String zone) {
    return new Inquiry(
        TestZones.read(directory, zone),
        (question, reply) -> seen.add(question + ": " + reply.answer()),
        nanos::get);
  }

  private static Question question(String name) {
    return Question.of(Domain.parse(name), RecordType.A);
  }

  private static String chain(int length) {
    StringBuilder zone = new StringBuilder("$ORIGIN test.\n$TTL 60\n");
    for (int i = 0; i < length; i++) {
      zone.append("n" + i + " CNAME n" + (i + 1) + "\n");
    }
    return zone + "n" + length + " A 192.0.2.1\n";
  }

  @Test
  void followsAliases() {
    assertThat(inquiry(chain(2)).find(question("n0.test"))).hasToString("192.0.2.1");
    assertThat(seen)
        .containsExactly(
            "n0.test A: alias of n1.test", "n1.test A: alias of n2.test", "n2.test A: 192.0.2.1");
  }

  @Test
  void anAliasOfNothingIsNothing() {
    assertThat(inquiry("$ORIGIN test.\na 60 CNAME b\n").find(question("a.test")))
        .isInstanceOf(DnsAnswer.NoSuchName.class);
  }

  @Test
  void followsTenAliasesAndNoMore() {
    assertThat(inquiry(chain(Inquiry.MAX_ALIASES)).find(question("n0.test")))
        .isInstanceOf(DnsAnswer.Records.class);
    assertThat(inquiry(chain(Inquiry.MAX_ALIASES + 1)).find(question("n0.test")))
        .isInstanceOf(DnsAnswer.Failure.class);
  }

  @Test
  void aLoopOfAliasesMayBeMended() {
    assertThat(inquiry("$ORIGIN test.\n$TTL 60\na CNAME b\nb CNAME a\n").find(question("a.test")))
        .isInstanceOf(DnsAnswer.Failure.class);
    assertThat(seen).hasSize(Inquiry.MAX_ALIASES + 1);
  }

  @Test
  void asksABoundedNumberOfQuestions() {
    Inquiry inquiry = inquiry(chain(0));
    for (int i = 0; i < Inquiry.MAX_QUESTIONS; i++) {
      assertThat(inquiry.find(question("n0.test"))).isInstanceOf(DnsAnswer.Records.class);
    }
    assertThat(inquiry.find(question("n0.test"))).isInstanceOf(DnsAnswer.Failure.class);
    assertThat(seen).hasSize(Inquiry.MAX_QUESTIONS);
  }

  @Test
  void asksForABoundedTime() {
    Inquiry inquiry = inquiry(chain(0));
    nanos.addAndGet(Inquiry.MAX_TIME.toNanos());
    assertThat(inquiry.find(question("n0.test"))).isInstanceOf(DnsAnswer.Failure.class);
    assertThat(seen).isEmpty();
  }
}
