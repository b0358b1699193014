package org.eaglemail.routing.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;

class DnsCacheTest {
  private static final Question QUESTION = Question.of(Domain.parse("a.test"), RecordType.A);

  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  private Dns caching(DnsAnswer answer) {
    return new DnsCache(
        question -> {
          asked.incrementAndGet();
          return DnsReply.fresh(answer, "source");
        },
        nanos::get);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static DnsAnswer records(Duration ttl) {
    byte[] address = {(byte) 192, 0, 2, 1};
    try {
      Name name = Name.fromString("a.test.");
      return new DnsAnswer.Records(
          List.of(new ARecord(name, DClass.IN, ttl.toSeconds(), InetAddress.getByAddress(address))),
          ttl);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void assertKeptFor(DnsAnswer answer, Duration time) {
    asked.set(0);
    Dns dns = caching(answer);
    dns.ask(QUESTION);
    pass(time.minusMillis(1));
    assertThat(dns.ask(QUESTION).answer()).isEqualTo(answer);
    assertThat(asked).as("asked within " + time).hasValue(1);
    pass(Duration.ofMillis(1));
    dns.ask(QUESTION);
    assertThat(asked).as("asked after " + time).hasValue(2);
  }

  @Test
  void keepsAnswersForTheirTime() {
    assertKeptFor(records(Duration.ofMinutes(5)), Duration.ofMinutes(5));
    assertKeptFor(new DnsAnswer.NoData(Duration.ofMinutes(1)), Duration.ofMinutes(1));
    assertKeptFor(new DnsAnswer.NoSuchName(Duration.ofMinutes(1)), Duration.ofMinutes(1));
    assertKeptFor(
        new DnsAnswer.Alias(QUESTION.name(), Duration.ofMinutes(2)), Duration.ofMinutes(2));
  }

  @Test
  void keepsNothingForTooLong() {
    assertKeptFor(records(Duration.ofDays(30)), DnsCache.MAX_TTL);
    assertKeptFor(new DnsAnswer.NoData(Duration.ofDays(30)), DnsCache.MAX_NEGATIVE_TTL);
    assertKeptFor(new DnsAnswer.NoSuchName(Duration.ofDays(30)), DnsCache.MAX_NEGATIVE_TTL);
  }

  @Test
  void keepsAFailureForAMoment() {
    assertKeptFor(new DnsAnswer.Failure("SERVFAIL"), DnsCache.FAILURE_TTL);
  }

  @Test
  void keepsNothingWithoutTime() {
    Dns dns = caching(records(Duration.ZERO));
    dns.ask(QUESTION);
    dns.ask(QUESTION);
    assertThat(asked).hasValue(2);
  }

  @Test
  void saysHowLongAnAnswerIsStillGood() {
    Dns dns = caching(records(Duration.ofMinutes(5)));
    assertThat(dns.ask(QUESTION)).hasToString("192.0.2.1 (source, TTL 300 s)");
    pass(Duration.ofSeconds(100));
    assertThat(dns.ask(QUESTION)).hasToString("192.0.2.1 (cache, from source, TTL 200 s)");
  }

  @Test
  void tellsNamesApartButNotTheirLetterCase() throws Exception {
    Dns dns = caching(records(Duration.ofMinutes(5)));
    dns.ask(QUESTION);
    dns.ask(new Question(Name.fromString("A.Test."), RecordType.A));
    assertThat(asked).hasValue(1);
    dns.ask(Question.of(Domain.parse("b.test"), RecordType.A));
    dns.ask(Question.of(Domain.parse("a.test"), RecordType.AAAA));
    assertThat(asked).hasValue(3);
  }

  @Test
  void threadsShareOneQuestion() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger arrived = new AtomicInteger();
    Dns dns =
        new DnsCache(
            question -> {
              asked.incrementAndGet();
              try {
                release.await();
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
              return DnsReply.fresh(records(Duration.ofMinutes(5)), "source");
            },
            nanos::get);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<DnsReply>> replies =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            arrived.incrementAndGet();
                            return dns.ask(QUESTION);
                          }))
              .toList();
      Awaitility.await().until(() -> arrived.get() == 20 && asked.get() > 0);
      release.countDown();
      for (Future<DnsReply> reply : replies) {
        assertThat(reply.get().answer()).isInstanceOf(DnsAnswer.Records.class);
      }
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void aFaultInTheSourceBlocksNobody() {
    AtomicInteger calls = new AtomicInteger();
    Dns dns =
        new DnsCache(
            question -> {
              if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("fault");
              }
              return DnsReply.fresh(records(Duration.ofMinutes(5)), "source");
            },
            nanos::get);
    assertThatThrownBy(() -> dns.ask(QUESTION)).hasMessage("fault");
    assertThat(dns.ask(QUESTION).answer()).isInstanceOf(DnsAnswer.Records.class);
  }
}
