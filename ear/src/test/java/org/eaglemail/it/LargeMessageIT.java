package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.eaglemail.client.ScriptedPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message of almost 50 MiB passes through a heap of 256 MiB, unchanged. */
class LargeMessageIT {
  private static final String LINE = "x".repeat(500) + "\r\n";
  private static final int LINES = (50 * 1024 * 1024 - 4096) / LINE.length();
  private static final String HEADER = "Subject: large\r\n\r\n";
  private static final Duration DELIVERY = Duration.ofMinutes(2);
  private static final int TIMEOUT_MILLIS = 120_000;

  @TempDir private Path directory;

  @Test
  void fiftyMebibytesGoInAndOut() throws Exception {
    try (ScriptedPeer peer = ScriptedPeer.offering("SIZE 0", "PIPELINING");
        EagleProcess eagle =
            EagleProcess.start(
                directory.resolve("data"),
                EaglePorts.free("127.0.7.7"),
                Map.of("eagle.relay.networks", "127.0.0.0/8"),
                "-Xmx256m")) {
      route(eagle, peer.address());
      eagle.rest().createDomain("example.test");
      eagle.rest().createAccount("bob@example.test", "bob's secret");
      try (Socket smtp = connect(eagle.smtp())) {
        send(smtp);
      }
      try (Socket pop3 = connect(eagle.pop3())) {
        fetch(pop3);
      }
      await().atMost(DELIVERY).until(() -> !peer.messages().isEmpty());
      isUnchanged(peer.messages().getFirst());
      assertThat(directory.resolve("data").resolve("tmp"))
          .as("temporary files are gone")
          .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("message"));
      assertThat(eagle.output()).doesNotContain("OutOfMemoryError");
    }
  }

  private static void route(EagleProcess eagle, InetSocketAddress peer)
      throws IOException, InterruptedException {
    String rule =
        "{\"pattern\":\"away.test\",\"host\":\"%s\",\"port\":%d}"
            .formatted(peer.getAddress().getHostAddress(), peer.getPort());
    assertThat(eagle.rest().post("/api/v1/transports", rule).statusCode()).isEqualTo(201);
  }

  /** What was relayed is, after our trace line, what was sent. */
  private static void isUnchanged(byte[] relayed) {
    byte[] sent = (HEADER + LINE.repeat(LINES / 100 * 100)).getBytes(StandardCharsets.US_ASCII);
    int trace = relayed.length - sent.length;
    assertThat(trace).isBetween(1, 1000);
    assertThat(Arrays.mismatch(relayed, trace, relayed.length, sent, 0, sent.length))
        .as("the first octet that differs")
        .isEqualTo(-1);
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  private static void send(Socket smtp) throws IOException {
    InputStream in = new BufferedInputStream(smtp.getInputStream());
    OutputStream out = smtp.getOutputStream();
    assertThat(line(in)).startsWith("220 ");
    for (String command :
        new String[] {
          "HELO client",
          "MAIL FROM:<a@example.org>",
          "RCPT TO:<bob@example.test>",
          "RCPT TO:<carol@away.test>"
        }) {
      write(out, command + "\r\n");
      assertThat(line(in)).startsWith("250 ");
    }
    write(out, "DATA\r\n");
    assertThat(line(in)).startsWith("354 ");
    write(out, HEADER);
    byte[] block = LINE.repeat(100).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < LINES / 100; i++) {
      out.write(block);
    }
    write(out, ".\r\n");
    assertThat(line(in)).startsWith("250 2.0.0 ");
  }

  private static void fetch(Socket pop3) throws IOException {
    InputStream in = new BufferedInputStream(pop3.getInputStream(), 1 << 16);
    OutputStream out = pop3.getOutputStream();
    assertThat(line(in)).startsWith("+OK");
    for (String command : new String[] {"USER bob@example.test", "PASS bob's secret", "RETR 1"}) {
      write(out, command + "\r\n");
      assertThat(line(in)).startsWith("+OK");
    }
    String header = line(in);
    while (!header.isEmpty()) {
      header = line(in);
    }
    for (int i = 0; i < LINES / 100 * 100; i++) {
      assertThat(line(in) + "\r\n").isEqualTo(LINE);
    }
    assertThat(line(in)).isEqualTo(".");
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new IOException("closed after " + line);
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
