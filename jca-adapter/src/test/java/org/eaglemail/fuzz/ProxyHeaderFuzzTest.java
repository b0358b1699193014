package org.eaglemail.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import org.eaglemail.server.ProxyHeader;
import org.eaglemail.spi.Client;

/** The PROXY header is read to its end and not beyond, or refused. */
class ProxyHeaderFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void reads(byte[] octets) throws IOException {
    try {
      Client client = ProxyHeader.read(new ByteArrayInputStream(octets), Loopback.CLIENT);
      assertThat(client.remote().getAddress()).isNotNull();
    } catch (ProtocolException | EOFException refused) {
      assertThat(refused).hasMessageContaining("PROXY");
    }
  }
}
