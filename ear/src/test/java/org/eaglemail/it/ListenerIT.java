package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.Transcripts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an administrator may set of the deployed listeners: what is off on one is there on the
 * others, VRFY and EXPN by policy, ETRN for whom it is, and how long silence may last.
 */
class ListenerIT {
  private static final String HOST = "127.0.7.44";
  private static final String RELAY = "127.0.7.45";
  private static final String SECRET = "secret-Eagle-1";
  private static final String ALICE = "alice@example.test";

  private static final String ALL =
      Stream.of(SmtpExtension.values())
          .map(SmtpExtension::keyword)
          .collect(Collectors.joining(","));

  @TempDir private static Path directory;
  private static EagleProcess eagle;

  @BeforeAll
  static void start() throws Exception {
    EaglePorts ports = EaglePorts.free(HOST);
    eagle =
        EagleProcess.start(
            directory.resolve("data"),
            ports,
            Map.of(
                "eagle.hostname", "mail.example.test",
                "eagle.lmtp.listen", EaglePorts.text(ports.lmtp()),
                "eagle.relay.networks", RELAY + "/32",
                "eagle.smtp.disable", "ENHANCEDSTATUSCODES",
                "eagle.submission.disable", "AUTH,PIPELINING",
                "eagle.lmtp.disable", ALL,
                "eagle.smtp.vrfy", "on",
                "eagle.smtp.expn", "on",
                "eagle.smtp.timeout", "3s"),
            "-Xmx256m");
    eagle.rest().createDomain("example.test");
    eagle.rest().createAccount(ALICE, SECRET);
    eagle.rest().createAccount("bob@example.test", SECRET);
    assertThat(
            eagle
                .rest()
                .post(
                    "/api/v1/aliases",
                    "{\"address\":\"staff@example.test\",\"targets\":[\"%s\",\"bob@example.test\"]}"
                        .formatted(ALICE))
                .statusCode())
        .isEqualTo(201);
  }

  @AfterAll
  static void stop() {
    if (eagle != null) {
      eagle.close();
    }
  }

  private static List<Transcript> without(String extensions, String... also) throws IOException {
    Set<String> offered =
        Stream.concat(
                Stream.of(extensions.split(",")).map(extension -> "without=" + extension),
                Stream.of(also))
            .collect(Collectors.toSet());
    return Transcripts.runnable("smtp", offered).stream()
        .filter(transcript -> transcript.needs().stream().anyMatch(n -> n.startsWith("without=")))
        .toList();
  }

  static List<Transcript> smtp() throws IOException {
    return without("ENHANCEDSTATUSCODES", "accounts", "no-authentication", "tls");
  }

  @ParameterizedTest
  @MethodSource
  void smtp(Transcript transcript) throws IOException {
    transcript.run(HOST, eagle.smtp().getPort());
  }

  static List<Transcript> submission() throws IOException {
    return without("AUTH,PIPELINING", "accounts", "authentication", "tls", "submission");
  }

  @ParameterizedTest
  @MethodSource
  void submission(Transcript transcript) throws IOException {
    transcript.run(HOST, eagle.submission().getPort());
  }

  static List<Transcript> lmtp() throws IOException {
    return without(ALL, "accounts", "lmtp").stream()
        .filter(transcript -> transcript.needs().contains("lmtp"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource
  void lmtp(Transcript transcript) throws IOException {
    transcript.run(HOST, eagle.lmtp().getPort());
  }

  // RFC 5321 §3.5.3: 250 with the mailbox, 550; here as the policy of this server lets it.
  @ParameterizedTest
  @CsvSource({
    "VRFY alice@example.test, 250 2.1.5 <alice@example.test>",
    "VRFY <alice@example.test>, 250 2.1.5 <alice@example.test>",
    "VRFY nobody@example.test, 550 5.1.1 *",
    "VRFY alice@example.org, 252 2.5.2 *",
    "EXPN nobody@example.test, 550 5.1.1 *"
  })
  void tellsWhoIsHere(String command, String reply) throws Exception {
    try (LineSocket client = greeted(eagle.submission())) {
      client.writeLine(command);
      assertThat(client.read()).matches(reply.replace("*", ".*"));
    }
  }

  @Test
  void tellsWhoIsBehindAnAlias() throws Exception {
    try (LineSocket client = greeted(eagle.submission())) {
      client.writeLine("EXPN staff@example.test");
      assertThat(List.of(client.read(), client.read()))
          .containsExactlyInAnyOrder(
              "250-2.1.5 <alice@example.test>", "250 2.1.5 <bob@example.test>");
    }
  }

  /** RFC 1985 §5.3: 251, 253; 459 for who may not. */
  @Test
  void sendsOnDemand() throws Exception {
    assertThat(
            eagle
                .rest()
                .post(
                    "/api/v1/transports",
                    "{\"pattern\":\"away.test\",\"host\":\"127.0.7.46\",\"port\":1}")
                .statusCode())
        .isEqualTo(201);
    try (SmtpTestClient stranger = new SmtpTestClient(eagle.smtp())) {
      stranger.command("ETRN away.test", "459 ");
    }
    try (SmtpTestClient site = new SmtpTestClient(eagle.smtp(), InetAddress.getByName(RELAY))) {
      site.command("ETRN away.test", "251 ");
      site.send(ALICE, "someone@away.test", "Subject: waits\r\n\r\nText.\r\n");
      // What is being tried does not wait.
      await()
          .ignoreExceptions()
          .until(() -> site.command("ETRN away.test", "253 ").contains("1 pending messages"));
      await().ignoreExceptions().until(() -> site.command("ETRN @test", "253 "), reply -> true);
      site.command("ETRN #queue", "501 ");
    }
  }

  /** RFC 5321 §4.5.3.2.7: who says nothing is told so, before a command and within a message. */
  @ParameterizedTest
  @ValueSource(strings = {"", "NOOP", "MAIL FROM:<a@b.example>|RCPT TO:<alice@example.test>|DATA"})
  void silenceEndsASession(String said) throws Exception {
    try (LineSocket client = greeted(eagle.smtp())) {
      client.writeLine("HELO client.example");
      client.read();
      for (String command : said.split("\\|", -1)) {
        if (!command.isEmpty()) {
          client.writeLine(command);
          assertThat(client.read()).matches("[23].*");
        }
      }
      long begin = System.nanoTime();
      assertThat(client.read()).startsWith("421 Timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(2));
      assertThatThrownBy(client::read).isInstanceOf(EOFException.class);
    }
  }

  /** A connection whose banner is read. */
  private static LineSocket greeted(InetSocketAddress server) throws IOException {
    LineSocket client = new LineSocket(server);
    assertThat(client.read()).startsWith("220 ");
    return client;
  }
}
