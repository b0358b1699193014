package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.server.Connection;
import org.eaglemail.server.SmtpServerSession;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.transcript.MemorySmtpListener;
import org.eaglemail.transcript.ReceivedMessage;
import org.eaglemail.transcript.TestTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our client against our server, over a real socket. */
@Timeout(60)
class ClientMeetsServerTest {
  private MemorySmtpListener listener =
      new MemorySmtpListener(SmtpProfile.named(MemorySmtpListener.DOMAIN));
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serveOne);
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private void serveOne() {
    try (Socket socket = server.accept()) {
      Client client =
          Client.of(
              1,
              "smtp",
              (InetSocketAddress) socket.getLocalSocketAddress(),
              (InetSocketAddress) socket.getRemoteSocketAddress());
      Connection connection =
          new Connection(
              client, socket.getInputStream(), socket.getOutputStream(), most -> {}, () -> {});
      new SmtpServerSession(connection, listener, listener.opening()).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SmtpClientSession dial() throws IOException {
    InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
    return new Dialler(ClientTimeouts.DEFAULT).dial(Messages.destination(address));
  }

  private static List<Integer> send(SmtpClientSession session, OutboundMessage message)
      throws IOException {
    return switch (session.send(message)) {
      case SendResult.Sent sent ->
          sent.transmission().verdicts().stream().map(v -> v.reply().code()).toList();
      case SendResult.NotBegun notBegun -> throw new AssertionError(notBegun);
    };
  }

  private static OutboundMessage message(byte[] octets, String... recipients) {
    return new OutboundMessage(
        ReversePath.nullSender(),
        MailParameters.of(OptionalLong.empty(), BodyType.EIGHT_BIT_MIME),
        List.of(recipients).stream().map(EmailAddress::parse).map(EnvelopeRecipient::of).toList(),
        Messages.source(octets));
  }

  @ParameterizedTest
  @EnumSource(names = "OAUTHBEARER", mode = EnumSource.Mode.EXCLUDE)
  void logsInByWhatTheServerHas(SaslMechanism mechanism) throws IOException {
    listener =
        new MemorySmtpListener(
            SmtpProfile.named(MemorySmtpListener.DOMAIN)
                .mechanisms(List.of(mechanism))
                .tls(TestTls.offer(false)));
    Destination destination =
        Messages.destination((InetSocketAddress) server.getLocalSocketAddress())
            .with(TlsPolicy.ENCRYPT)
            .as(Optional.of(Credentials.of("alice@example.test", MemorySmtpListener.PASSWORD)));
    try (SmtpClientSession session = new Dialler(ClientTimeouts.DEFAULT).dial(destination)) {
      byte[] octets = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      // Nobody else may send there.
      assertThat(send(session, message(octets, "carol@elsewhere.test"))).containsExactly(250);
      assertThat(listener.messages().getLast().envelope().session().client().encryption())
          .isPresent();
    }
  }

  static LongStream seeds() {
    return Seeds.some(5);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void messagesArriveOctetForOctet(long seed) throws IOException {
    Random random = new Random(seed);
    try (SmtpClientSession session = dial()) {
      for (int i = 0; i < 20; i++) {
        byte[] octets = lines(random, random.nextInt(2000));
        assertThat(send(session, message(octets, "alice@example.test"))).containsExactly(250);

        ReceivedMessage last = listener.messages().getLast();
        assertThat(last.content()).isEqualTo(new String(octets, StandardCharsets.ISO_8859_1));
        assertThat(last.envelope().parameters().size()).hasValue(octets.length);
        assertThat(last.envelope().parameters().body()).isEqualTo(BodyType.EIGHT_BIT_MIME);
      }
    }
  }

  /** Lines of any octets but NUL, many of them dots, of very different lengths. */
  private static byte[] lines(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < count; line++) {
      text.append(".".repeat(random.nextInt(3)));
      int length = random.nextInt(20) == 0 ? random.nextInt(5000) : random.nextInt(80);
      random
          .ints(length, 1, 256)
          .filter(c -> c != '\r' && c != '\n')
          .forEach(c -> text.append((char) c));
      text.append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void eachRecipientHasItsReply() throws IOException {
    try (SmtpClientSession session = dial()) {
      OutboundMessage message =
          message(
              Messages.TEXT.getBytes(StandardCharsets.US_ASCII),
              "alice@example.test",
              "nobody@example.test",
              "\"b\\ob\"@example.test",
              "carol@elsewhere.test");
      assertThat(send(session, message)).containsExactly(250, 550, 250, 550);
    }
    assertThat(listener.messages().getLast().envelope().recipients()).hasSize(2);
  }

  @Test
  void hundredsOfRecipientsInOneTransaction() throws IOException {
    try (SmtpClientSession session = dial()) {
      String[] recipients =
          IntStream.range(0, 900).mapToObj(i -> "alice@example.test").toArray(String[]::new);
      OutboundMessage message =
          message(Messages.TEXT.getBytes(StandardCharsets.US_ASCII), recipients);

      assertThat(send(session, message)).hasSize(900).containsOnly(250);
    }
  }
}
