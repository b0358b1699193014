package org.eaglemail.maildrop.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eaglemail.directory.Injection;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SessionTrace;
import org.junit.jupiter.api.Test;

class TracesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00.123456Z"), ZoneOffset.UTC);

  private final Traces traces = Injection.into(new Traces(), CLOCK);

  private static Client client() {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 110);
    return Client.of(42, "pop3", address, address);
  }

  @Test
  void onlyWhoIsTracedIs() {
    assertThat(traces.of(7, client())).isSameAs(SessionTrace.OFF);
    traces.start(7);
    traces.start(7);
    traces.of(8, client()).line("C: STAT");
    SessionTrace session = traces.of(7, client());
    assertThat(session.isOn()).isTrue();
    session.line("C: NOOP");
    assertThat(traces.lines(7)).contains(List.of("2026-11-24T12:00:00.123Z 42 C: NOOP"));
    assertThat(traces.lines(8)).isEmpty();
  }

  @Test
  void itEndsAtOnceAlsoForSessionsThatAreOpen() {
    traces.start(7);
    SessionTrace session = traces.of(7, client());
    traces.stop(7);
    assertThat(session.isOn()).isFalse();
    assertThat(traces.lines(7)).isEmpty();
    assertThat(traces.of(7, client())).isSameAs(SessionTrace.OFF);
  }

  @Test
  void itIsBounded() {
    for (long account = 0; account < Traces.MAX_ACCOUNTS; account++) {
      traces.start(account);
    }
    assertThatIllegalArgumentException().isThrownBy(() -> traces.start(1000));
    SessionTrace session = traces.of(0, client());
    for (int i = 0; i <= TraceBuffer.MAX_LINES; i++) {
      session.line("C: " + i);
    }
    session.line("x".repeat(1000));
    List<String> lines = traces.lines(0).orElseThrow();
    assertThat(lines).hasSize(TraceBuffer.MAX_LINES).first().asString().endsWith("C: 2");
    assertThat(lines.getLast()).endsWith("x...").hasSizeLessThan(TraceBuffer.MAX_LENGTH + 50);
  }
}
