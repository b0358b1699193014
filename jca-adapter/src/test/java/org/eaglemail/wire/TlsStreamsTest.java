package org.eaglemail.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.eaglemail.transcript.Pipe;
import org.eaglemail.transcript.TestTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS over pipes in memory. */
@Timeout(60)
class TlsStreamsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Pipe toServer = new Pipe(PATIENCE);
  private final Pipe toClient = new Pipe(PATIENCE);

  private static SSLEngine serverEngine() {
    SSLEngine engine = TestTls.context().createSSLEngine();
    engine.setUseClientMode(false);
    return engine;
  }

  private TlsStreams server(InputStream in, OutputStream out) throws IOException {
    TlsStreams tls = new TlsStreams(in, out, serverEngine());
    tls.handshake(PATIENCE);
    return tls;
  }

  private interface Side {
    TlsStreams open() throws IOException;
  }

  private static CompletableFuture<TlsStreams> start(Side side) {
    CompletableFuture<TlsStreams> opened = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                opened.complete(side.open());
              } catch (IOException | RuntimeException e) {
                opened.completeExceptionally(e);
              }
            });
    return opened;
  }

  private record Pair(TlsStreams server, TlsStreams client) {}

  private Pair connect(InputStream serverIn, String... protocols) throws Exception {
    CompletableFuture<TlsStreams> server = start(() -> server(serverIn, toClient.output()));
    TlsStreams client = TestTls.client(toClient.input(), toServer.output(), protocols);
    return new Pair(server.get(20, TimeUnit.SECONDS), client);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String readOnce(TlsStreams side, int most) throws IOException {
    byte[] buffer = new byte[most];
    int count = side.input().read(buffer, 0, most);
    return count < 0 ? "(end)" : new String(buffer, 0, count, StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void carriesOctetsBothWays(String protocol) throws Exception {
    Pair pair = connect(toServer.input(), protocol);
    assertThat(pair.server.session().getProtocol()).isEqualTo(protocol);
    pair.client.output().write(octets("EHLO a\r\n"));
    assertThat(readOnce(pair.server, 1000)).isEqualTo("EHLO a\r\n");
    pair.server.output().write(octets("250 hello\r\n"));
    assertThat(readOnce(pair.client, 1000)).isEqualTo("250 hello\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 600, 100_000})
  void recordsMayComeInAnyPieces(int piece) throws Exception {
    byte[] sent = new byte[300_000];
    Random random = new Random(piece);
    random.nextBytes(sent);
    InputStream pieces =
        new InputStream() {
          private final InputStream in = toServer.input();

          @Override
          public int read() throws IOException {
            return in.read();
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, Math.min(length, 1 + random.nextInt(piece)));
          }
        };
    Pair pair = connect(pieces, "TLSv1.3");
    CompletableFuture<TlsStreams> sender =
        start(
            () -> {
              pair.client.output().write(sent);
              pair.client.close();
              return pair.client;
            });
    assertThat(pair.server.input().readAllBytes()).isEqualTo(sent);
    assertThat(sender).succeedsWithin(PATIENCE);
  }

  @Test
  void aReaderWithLittleRoomGetsARecordInParts() throws Exception {
    Pair pair = connect(toServer.input(), "TLSv1.3");
    pair.client.output().write(octets("0123456789"));
    assertThat(readOnce(pair.server, 4)).isEqualTo("0123");
    assertThat(readOnce(pair.server, 4)).isEqualTo("4567");
    assertThat(readOnce(pair.server, 100)).isEqualTo("89");
  }

  @Test
  void severalRecordsInOneReadStayThere() throws Exception {
    Pair pair = connect(toServer.input(), "TLSv1.3");
    pair.client.output().write(octets("one"));
    pair.client.output().write(octets("two"));
    assertThat(readOnce(pair.server, 100)).isEqualTo("one");
    assertThat(readOnce(pair.server, 100)).isEqualTo("two");
  }

  @Test
  void afterATimeOutReadingGoesOn() throws Exception {
    Pipe impatient = new Pipe(Duration.ofMillis(50));
    CompletableFuture<TlsStreams> client =
        start(() -> TestTls.client(toClient.input(), impatient.output(), "TLSv1.3"));
    TlsStreams server = patiently(impatient);
    client.get(20, TimeUnit.SECONDS);
    assertThatThrownBy(() -> readOnce(server, 100)).isInstanceOf(SocketTimeoutException.class);
    client.get().output().write(octets("still here"));
    assertThat(readOnce(server, 100)).isEqualTo("still here");
  }

  /** The handshake itself may take longer than one read. */
  private TlsStreams patiently(Pipe impatient) throws IOException {
    InputStream in =
        new InputStream() {
          private boolean patient = true;
          private final InputStream below = impatient.input();

          @Override
          public int read() throws IOException {
            throw new IOException("one octet at a time");
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            while (true) {
              try {
                return below.read(target, offset, length);
              } catch (SocketTimeoutException e) {
                if (!patient) {
                  throw e;
                }
              }
            }
          }

          @Override
          public void close() {
            patient = false;
          }
        };
    TlsStreams server = server(in, toClient.output());
    in.close();
    return server;
  }

  @Test
  void whenTheInputIsWokenTheLastWordStillGoesOut() throws Exception {
    Pair pair = connect(toServer.input(), "TLSv1.3");
    toServer.endInput();
    assertThat(readOnce(pair.server, 100)).isEqualTo("(end)");
    pair.server.output().write(octets("421 bye\r\n"));
    pair.server.close();
    assertThat(new String(pair.client.input().readAllBytes(), StandardCharsets.US_ASCII))
        .isEqualTo("421 bye\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void aCloseIsToldAndIsTheEnd(String protocol) throws Exception {
    Pair pair = connect(toServer.input(), protocol);
    pair.client.close();
    pair.client.close();
    assertThat(readOnce(pair.server, 100)).isEqualTo("(end)");
    assertThat(readOnce(pair.server, 100)).isEqualTo("(end)");
    assertThatThrownBy(() -> pair.client.output().write(1)).isInstanceOf(IOException.class);
  }

  @Test
  void anEndWithinARecordIsNotTheEndOfAMessage() throws Exception {
    CompletableFuture<TlsStreams> server = start(() -> server(toServer.input(), toClient.output()));
    boolean[] cut = {false};
    OutputStream cutting =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            toServer.output().write(octet);
          }

          @Override
          public void write(byte[] octets, int offset, int length) throws IOException {
            toServer.output().write(octets, offset, cut[0] ? length - 1 : length);
          }
        };
    TlsStreams client = TestTls.client(toClient.input(), cutting, "TLSv1.3");
    server.get(20, TimeUnit.SECONDS);
    cut[0] = true;
    client.output().write(octets("half a line"));
    toServer.output().close();
    assertThatThrownBy(() -> readOnce(server.get(), 100)).isInstanceOf(EOFException.class);
  }

  @Test
  void aForgedRecordEndsTheSession() throws Exception {
    Pair pair = connect(toServer.input(), "TLSv1.3");
    toServer.output().write(new byte[] {23, 3, 3, 0, 20});
    toServer.output().write(new byte[20]);
    assertThatThrownBy(() -> readOnce(pair.server, 100)).isInstanceOf(SSLException.class);
    assertThatThrownBy(() -> readOnce(pair.client, 100))
        .as("the alert says why")
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("bad_record_mac");
  }

  @Test
  void whatIsNoTlsIsRefusedWithAnAlert() throws Exception {
    toServer.output().write(octets("EHLO in the clear\r\n"));
    assertThatThrownBy(() -> server(toServer.input(), toClient.output()))
        .isInstanceOf(SSLException.class);
    byte[] alert = new byte[7];
    assertThat(toClient.input().read(alert, 0, 7)).isEqualTo(7);
    assertThat(alert).as("a fatal alert").startsWith(21, 3, 3, 0, 2, 2);
  }

  @Test
  void aClientOfAnotherVersionIsToldSo() {
    SSLEngine onlyNew = serverEngine();
    onlyNew.setEnabledProtocols(new String[] {"TLSv1.3"});
    CompletableFuture<TlsStreams> server =
        start(
            () -> {
              TlsStreams tls = new TlsStreams(toServer.input(), toClient.output(), onlyNew);
              tls.handshake(PATIENCE);
              return tls;
            });
    assertThatThrownBy(() -> TestTls.client(toClient.input(), toServer.output(), "TLSv1.2"))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("protocol_version");
    assertThat(server)
        .failsWithin(PATIENCE)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(SSLException.class);
  }

  @Test
  void aClientThatGoesDuringTheHandshakeIsLost() throws Exception {
    toServer.output().close();
    assertThatThrownBy(() -> server(toServer.input(), toClient.output()))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void aHandshakeHasALimitInTime() {
    InputStream slow =
        new InputStream() {
          private final InputStream in = toServer.input();

          @Override
          public int read() throws IOException {
            return in.read();
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return in.read(target, offset, 1);
          }
        };
    CompletableFuture<TlsStreams> client =
        start(() -> TestTls.client(toClient.input(), toServer.output(), "TLSv1.3"));
    TlsStreams server = new TlsStreams(slow, toClient.output(), serverEngine());
    assertThatThrownBy(() -> server.handshake(Duration.ZERO))
        .isInstanceOf(SSLHandshakeException.class)
        .hasMessageContaining("longer than");
    assertThat(client).failsWithin(PATIENCE).withThrowableOfType(ExecutionException.class);
  }

  /** RFC 8446 §4.6.3: both directions change their keys when one side asks. */
  @Test
  void keysAreUpdatedInBetween() throws Exception {
    SSLEngine engine = TestTls.clientEngine("TLSv1.3");
    CompletableFuture<TlsStreams> opening =
        start(() -> server(toServer.input(), toClient.output()));
    TlsStreams client = new TlsStreams(toClient.input(), toServer.output(), engine);
    client.handshake(PATIENCE);
    TlsStreams server = opening.get(20, TimeUnit.SECONDS);
    for (int round = 0; round < 3; round++) {
      // In TLS 1.3 the JDK makes this a key update that asks for one in return.
      engine.beginHandshake();
      client.output().write(octets("round " + round));
      assertThat(readOnce(server, 100)).isEqualTo("round " + round);
      server.output().write(octets("answer " + round));
      assertThat(readOnce(client, 100)).isEqualTo("answer " + round);
    }
  }

  @Test
  void nobodyNegotiatesAgain() throws Exception {
    SSLEngine engine = TestTls.clientEngine("TLSv1.2");
    CompletableFuture<TlsStreams> opening =
        start(() -> server(toServer.input(), toClient.output()));
    TlsStreams client = new TlsStreams(toClient.input(), toServer.output(), engine);
    client.handshake(PATIENCE);
    TlsStreams server = opening.get(20, TimeUnit.SECONDS);
    CompletableFuture<TlsStreams> again =
        start(
            () -> {
              client.handshake(PATIENCE);
              return client;
            });
    assertThatThrownBy(() -> readOnce(server, 100))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("negotiate again");
    toClient.output().close();
    assertThat(again).failsWithin(PATIENCE).withThrowableOfType(ExecutionException.class);
  }

  @Test
  void bothEndsHaveTheSameExporter() throws Exception {
    Pair pair = connect(toServer.input(), "TLSv1.3");
    byte[] ofServer = binding(pair.server, ChannelBinding.TLS_EXPORTER);
    byte[] ofClient = binding(pair.client, ChannelBinding.TLS_EXPORTER);
    assertThat(ofServer).isEqualTo(ofClient);
    assertThat(ofServer.length).isEqualTo(Runtime.version().feature() >= 25 ? 32 : 0);
  }

  private static byte[] binding(TlsStreams side, ChannelBinding type) {
    return new ChannelBindings(Optional.of(side.session())).find(type).orElse(new byte[0]);
  }
}
