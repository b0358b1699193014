package org.eaglemail.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Where an Eagle under test listens. */
public record EaglePorts(
    InetSocketAddress smtp,
    InetSocketAddress submission,
    InetSocketAddress pop3,
    InetSocketAddress http,
    InetSocketAddress lmtp) {
  private static final int COUNT = 5;

  /** Ports of that address that are free now. */
  public static EaglePorts free(String address) throws IOException {
    InetAddress host = InetAddress.getByName(address);
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < COUNT; i++) {
        sockets.add(new ServerSocket(0, 1, host));
      }
      List<InetSocketAddress> free =
          sockets.stream().map(s -> new InetSocketAddress(host, s.getLocalPort())).toList();
      return new EaglePorts(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The same, but SMTP on the given port, as in a lab where MX records cannot name ports. */
  public static EaglePorts free(String address, int smtpPort) throws IOException {
    EaglePorts free = free(address);
    InetSocketAddress smtp = new InetSocketAddress(free.smtp.getAddress(), smtpPort);
    return new EaglePorts(smtp, free.submission, free.pop3, free.http, free.lmtp);
  }

  static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
