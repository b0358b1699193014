package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.transcript.MemorySmtpListener;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.Transcripts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What depends on real sockets: waking a blocked read, and packets. */
@Timeout(60)
class SmtpSocketTest {
  /** Output that counts its packets. */
  private static final class Packets extends OutputStream {
    private final OutputStream out;
    private final AtomicInteger count = new AtomicInteger();

    Packets(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      count.incrementAndGet();
      out.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, octets.length);
      count.incrementAndGet();
      out.write(octets, offset, length);
    }
  }

  private final CompletableFuture<Session> session = new CompletableFuture<>();
  private final CompletableFuture<Packets> packets = new CompletableFuture<>();

  private Peer serve(ServerSocket server) throws IOException {
    Thread.ofVirtual().start(() -> serveOne(server));
    return Peer.connect(server.getInetAddress().getHostAddress(), server.getLocalPort());
  }

  private void serveOne(ServerSocket server) {
    MemorySmtpListener listener =
        new MemorySmtpListener(
            SmtpProfile.named(Domain.parse("example.test"))
                .extensions(EnumSet.allOf(SmtpExtension.class)));
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream();
        Packets out = new Packets(socket.getOutputStream())) {
      Client client =
          Client.of(
              1,
              "smtp",
              (InetSocketAddress) socket.getLocalSocketAddress(),
              (InetSocketAddress) socket.getRemoteSocketAddress());
      Wakeup wakeup =
          () -> {
            try {
              socket.shutdownInput();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          };
      Session served =
          new SmtpServerSession(
              new Connection(client, in, out, most -> {}, wakeup), listener, listener.opening());
      packets.complete(out);
      session.complete(served);
      served.run();
    } catch (IOException e) {
      session.completeExceptionally(e);
    }
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  private static void run(Peer peer, String... lines) {
    Transcript.parse("dialogue", List.of(lines)).run(peer);
  }

  @Test
  void drainWakesABlockedRead() throws Exception {
    try (ServerSocket server = listen();
        Peer peer = serve(server)) {
      run(peer, "S: 220 *", "C: EHLO a", "S...: 250 *");
      session.get(20, TimeUnit.SECONDS).drain();
      run(peer, "S: 421 4.3.2 *", "CLOSED");
    }
  }

  @Test
  void aBatchIsAnsweredInOnePacket() throws Exception {
    try (ServerSocket server = listen();
        Peer peer = serve(server)) {
      run(peer, "S: 220 *", "C: EHLO a", "S...: 250 *");
      int before = packets.get(20, TimeUnit.SECONDS).count.get();
      run(
          peer,
          "C: MAIL FROM:<>\\r\\nRCPT TO:<alice@example.test>\\r\\nDATA",
          "S: 250 2.1.0 *",
          "S: 250 2.1.5 *",
          "S: 354 *",
          "C: hello\\r\\n.\\r\\nQUIT",
          "S: 250 *",
          "S: 221 *",
          "CLOSED");
      assertThat(packets.get().count.get() - before).isEqualTo(2);
    }
  }

  @Test
  void transcriptsRunAgainstASocketToo() throws IOException {
    for (Transcript transcript :
        Transcripts.runnable("smtp", Set.of("accounts", "no-authentication"))) {
      try (ServerSocket server = listen()) {
        Thread.ofVirtual().start(() -> serveOne(server));
        transcript.run(server.getInetAddress().getHostAddress(), server.getLocalPort());
      }
    }
  }
}
