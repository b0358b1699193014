package org.eaglemail.launcher.start;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eaglemail.settings.ListenAddress;
import org.eaglemail.settings.Settings;

/**
 * Tries all addresses before the server starts: that one is taken, or forbidden, is then known at
 * once and by the setting's name. Whoever takes it in between is found out when the listener opens.
 */
final class FreeAddresses {
  private FreeAddresses() {}

  /**
   * Returns when each could be bound.
   *
   * @throws StartFailure with a line for each that could not
   */
  static void check(Settings settings) throws StartFailure {
    List<String> faults = new ArrayList<>();
    Map.of(
            "eagle.smtp.listen", settings.smtpListen(),
            "eagle.submission.listen", settings.submissionListen(),
            "eagle.pop3.listen", settings.pop3Listen(),
            "eagle.submissions.listen", settings.submissionsListen(),
            "eagle.pop3s.listen", settings.pop3sListen(),
            "eagle.lmtp.listen", settings.lmtpListen(),
            "eagle.http.listen", List.of(settings.httpListen()))
        .forEach((name, addresses) -> addresses.forEach(address -> probe(name, address, faults)));
    if (!faults.isEmpty()) {
      throw StartFailure.failed(faults.stream().sorted().toList());
    }
  }

  private static void probe(String name, ListenAddress address, List<String> faults) {
    try (ServerSocket socket = new ServerSocket()) {
      InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
      if (resolved.isUnresolved()) {
        faults.add(name + ": there is no host " + address.host());
      } else {
        socket.bind(resolved);
      }
    } catch (IOException e) {
      faults.add(name + ": cannot listen on " + address + ": " + Reasons.of(e));
    }
  }
}
