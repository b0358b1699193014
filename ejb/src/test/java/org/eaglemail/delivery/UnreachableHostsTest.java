package org.eaglemail.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Destination;
import org.junit.jupiter.api.Test;

class UnreachableHostsTest {
  private static final Reply REFUSED = reply(451, "4.4.1", "refused");

  private final AtomicLong nanos = new AtomicLong();
  private final UnreachableHosts hosts = new UnreachableHosts(Duration.ofMinutes(5), nanos::get);
  private final Destination host = host(25);

  private static Destination host(int port) {
    return new Destination(
        "mx.test",
        new InetSocketAddress("127.0.0.9", port),
        Optional.empty(),
        Domain.parse("me.test"));
  }

  @Test
  void forgetsAfterAPause() {
    assertThat(hosts.failure(host)).isEmpty();
    hosts.failed(host, REFUSED);
    nanos.set(UnreachableHosts.MAX_PAUSE.toNanos() - 1);
    assertThat(hosts.failure(host)).contains(REFUSED);
    nanos.set(UnreachableHosts.MAX_PAUSE.toNanos());
    assertThat(hosts.failure(host)).isEmpty();
  }

  @Test
  void isNoObstacleToTriesThatComeSooner() {
    UnreachableHosts brief = new UnreachableHosts(Duration.ofSeconds(1), nanos::get);
    brief.failed(host, REFUSED);
    nanos.set(Duration.ofSeconds(1).toNanos());

    assertThat(brief.failure(host)).isEmpty();
  }

  @Test
  void keepsTheBeginningOfWhatWasSaid() {
    hosts.failed(host, reply(421, "4.3.2", "x".repeat(2000), "b", "c", "d", "e"));

    assertThat(hosts.failure(host))
        .contains(reply(421, "4.3.2", "x".repeat(Reply.BRIEF_LENGTH), "b", "c", "d"));
  }

  @Test
  void knowsAHostByItsPortToo() {
    hosts.failed(host, REFUSED);

    assertThat(hosts.failure(host(2525))).isEmpty();
  }

  /** Where there is no TLS to be had, a message that needs none may go all the same. */
  @Test
  void knowsAHostByWhatIsAskedOfIt() {
    hosts.failed(host.with(TlsPolicy.VERIFY), REFUSED);

    assertThat(hosts.failure(host.with(TlsPolicy.MAY))).isEmpty();
    assertThat(hosts.failure(host.with(TlsPolicy.VERIFY))).contains(REFUSED);
  }
}
