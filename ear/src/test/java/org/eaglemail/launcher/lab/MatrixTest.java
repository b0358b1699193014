package org.eaglemail.launcher.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTest {

  @Test
  void whoCannotBeReachedIsNamedWithTheReason() throws Exception {
    InetSocketAddress nobody = unused();
    Station alpha = new Station("alpha", Person.at("alice@alpha.test"), nobody, nobody);
    Station beta = new Station("beta", Person.at("bob@beta.test"), nobody, nobody);

    Matrix matrix = new Matrix(List.of(alpha, beta));
    matrix.measure(Duration.ofSeconds(30));

    assertThat(matrix.isComplete()).isFalse();
    assertThat(matrix.table().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly("from \\ to alpha beta", "alpha - -", "beta - -");
    assertThat(matrix.faults())
        .hasSize(4)
        .allSatisfy(fault -> assertThat(fault).contains("not taken by its sender's server"))
        .anySatisfy(fault -> assertThat(fault).startsWith("alpha to beta: "));
  }

  @Test
  void aProbeKnowsHowLongItTook() {
    Station alpha = Site.first(2, "127.0.1", 0).getFirst().station();
    Probe probe = new Probe(alpha, alpha);
    assertThat(probe.isMissing()).isTrue();
    assertThat(probe.fault()).contains("was not sent");

    probe.accepted(5_000_000);
    assertThat(probe.time()).isEmpty();
    assertThat(probe.fault()).contains("did not arrive");

    probe.seen(17_000_000);
    assertThat(probe.isMissing()).isFalse();
    assertThat(probe.time()).contains(Duration.ofMillis(12));
  }

  @Test
  void whatIsThereBeforeItsSenderHeardSoTookNoTime() {
    Station alpha = Site.first(2, "127.0.1", 0).getFirst().station();
    Probe probe = new Probe(alpha, alpha);

    probe.seen(5);
    probe.accepted(9);

    assertThat(probe.time()).contains(Duration.ZERO);
  }

  /** An address where nobody listens. */
  private static InetSocketAddress unused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
  }
}
