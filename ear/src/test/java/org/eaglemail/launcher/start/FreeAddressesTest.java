package org.eaglemail.launcher.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.settings.Settings;
import org.junit.jupiter.api.Test;

class FreeAddressesTest {

  @Test
  void anAddressThatIsTakenIsToldByTheSettingsName() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + taken.getLocalPort();

      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> FreeAddresses.check(settings(address)))
          .satisfies(
              failure ->
                  assertThat(failure.lines())
                      .hasSize(1)
                      .first()
                      .asString()
                      .startsWith("eagle.smtp.listen: cannot listen on " + address));
    }
  }

  @Test
  void freeOnesPass() throws Exception {
    FreeAddresses.check(settings("127.0.0.1:0"));
  }

  private static Settings settings(String smtp) throws IOException {
    Map<String, String> texts =
        Map.of(
            "eagle.smtp.listen",
            smtp,
            "eagle.submission.listen",
            "off",
            "eagle.pop3.listen",
            "off",
            "eagle.submissions.listen",
            "off",
            "eagle.pop3s.listen",
            "off",
            "eagle.http.listen",
            "127.0.0.1:" + freePort());
    return Settings.read(name -> Optional.ofNullable(texts.get(name)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
