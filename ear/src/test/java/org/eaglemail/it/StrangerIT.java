package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.transcript.Transcript;
import org.eaglemail.transcript.Transcripts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The deployed server and clients that it does not know, as a load balancer in front of it passes
 * them on: what is asked of strangers is not asked of this machine. Each test has a stranger's
 * address of its own. Also what this server has switched off.
 */
class StrangerIT {
  private static final String HOST = "127.0.7.41";
  private static final String PROXY = "127.0.7.42";
  private static final String GATEWAY = "127.0.7.43";
  private static final String BOB = "bob@example.test";
  private static final String SECRET = "secret-Eagle-1";
  private static final String SENDER = "MAIL FROM:<carol@sender.test>";
  private static final int MESSAGES = 5;
  private static final int RECIPIENTS = 7;
  private static final int CONNECTIONS = 6;
  private static final int SESSIONS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Those that may all be off at once and leave sessions in which the others can be tried. */
  private static final Set<String> DISABLED =
      Set.of(
          "SIZE",
          "8BITMIME",
          "SMTPUTF8",
          "CHUNKING",
          "BINARYMIME",
          "DSN",
          "STARTTLS",
          "DELIVERBY",
          "MT-PRIORITY",
          "LIMITS",
          "ETRN");

  @TempDir private static Path directory;

  private static EagleProcess eagle;

  @BeforeAll
  static void start() throws Exception {
    Path zone =
        Files.writeString(
            directory.resolve("test.zone"),
            """
            $TTL 60
            @ SOA ns root 1 60 60 60 60
            @ NS ns
            ns A 127.0.0.1
            9.2.0.192.bl A 127.0.0.2
            9.2.0.192.bl TXT "listed for a test"
            9.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl A 127.0.0.2
            sender MX 10 mx.sender
            mx.sender A 192.0.2.1
            null MX 0 .
            """);
    eagle =
        EagleProcess.start(
            directory.resolve("data"),
            EaglePorts.free(HOST),
            Map.ofEntries(
                Map.entry("eagle.hostname", "mail.example.test"),
                Map.entry("eagle.dns.zones", "test=" + zone),
                Map.entry("eagle.proxy.networks", PROXY + "/32"),
                Map.entry("eagle.xclient.networks", GATEWAY + "/32"),
                Map.entry("eagle.dnsbl", "bl.test"),
                Map.entry("eagle.sender.domain-check", "on"),
                Map.entry("eagle.greylist", "on"),
                Map.entry("eagle.greylist.delay", "1s"),
                Map.entry("eagle.rate.unit", "1h"),
                Map.entry("eagle.rate.client.messages", "" + MESSAGES),
                Map.entry("eagle.rate.client.recipients", "" + RECIPIENTS),
                Map.entry("eagle.rate.client.connections", "" + CONNECTIONS),
                Map.entry("eagle.sessions.per-client.max", "" + SESSIONS),
                Map.entry("eagle.submission.normalise-line-ends", "on"),
                Map.entry("eagle.submission.disable", "FUTURERELEASE,REQUIRETLS"),
                Map.entry("eagle.smtp.disable", String.join(",", new TreeSet<>(DISABLED)))),
            "-Xmx256m");
    eagle.rest().createDomain("example.test");
    eagle.rest().createAccount(BOB, SECRET);
    eagle.rest().createAccount("alice@example.test", SECRET);
  }

  @AfterAll
  static void stop() {
    if (eagle != null) {
      eagle.close();
    }
  }

  private static LineSocket from(String address) throws IOException {
    return new LineSocket(eagle.smtp(), InetAddress.getByName(address));
  }

  /** What the server sees of a client with that address: version 1 of the PROXY protocol. */
  private static LineSocket stranger(String address) throws IOException {
    LineSocket line = from(PROXY);
    line.writeLine("PROXY TCP4 " + address + " 203.0.113.1 40000 25");
    return line;
  }

  private static SmtpTestClient greeted(String address) throws IOException {
    return new SmtpTestClient(stranger(address));
  }

  @Test
  void aListedClientReachesThePostmasterOnly() throws Exception {
    try (SmtpTestClient client = greeted("192.0.2.9")) {
      client.command(SENDER, "250");
      assertThat(client.command("RCPT TO:<" + BOB + ">", "554 5.7.1 "))
          .endsWith("Client host [192.0.2.9] blocked using bl.test; listed for a test");
      client.command("RCPT TO:<postmaster>", "250");
    }
    try (SmtpTestClient client = greeted("192.0.2.10")) {
      client.command(SENDER, "250");
      client.command("RCPT TO:<" + BOB + ">", "451 4.7.1 Greylisted");
    }
    assertThat(eagle.output()).contains("dnsbl");
  }

  /** Version 2 of the PROXY protocol, and a list of IPv6 addresses (RFC 5782 §2.4). */
  @Test
  void aListedClientOfIpv6IsRefused() throws Exception {
    LineSocket line = from(PROXY);
    line.write("\r\n\r\n\0\r\nQUIT\n" + octets("2121" + "0024"));
    line.write(octets("20010db8000000000000000000000009" + "20010db8000000000000000000000001"));
    line.write(octets("9c40" + "0019"));
    try (SmtpTestClient client = new SmtpTestClient(line)) {
      client.command(SENDER, "250");
      client.command("RCPT TO:<" + BOB + ">", "554 5.7.1 ");
    }
  }

  private static String octets(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @Test
  void mailOfAStrangerIsTakenWhenItComesAgain() throws Exception {
    String client = "198.51.100.20";
    try (SmtpTestClient first = greeted(client)) {
      first.command(SENDER, "250");
      first.command("RCPT TO:<" + BOB + ">", "451 4.7.1 Greylisted, try again in 1 seconds");
      first.command("DATA", "554");
    }

    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1100))
        .ignoreExceptions()
        .until(
            () -> {
              try (SmtpTestClient again = greeted(client)) {
                again.send("carol@sender.test", BOB, "Subject: greylisted\r\n\r\ncame again\r\n");
                return true;
              }
            });

    try (Pop3TestClient bob = new Pop3TestClient(eagle.pop3(), BOB, SECRET)) {
      assertThat(bob.retrieveAll())
          .filteredOn(mail -> mail.contains("Subject: greylisted"))
          .singleElement()
          .asString()
          .contains("[" + client + "]")
          .doesNotContain(PROXY);
    }
  }

  @Test
  void aStrangersMessagesAreCounted() throws Exception {
    try (SmtpTestClient client = greeted("198.51.100.30")) {
      for (int i = 0; i < MESSAGES; i++) {
        client.command(SENDER, "250");
        client.command("RSET", "250");
      }
      client.command(SENDER, "450 4.7.1 Error: too much mail from 198.51.100.30");
    }
  }

  @Test
  void aStrangersRecipientsAreCounted() throws Exception {
    try (SmtpTestClient client = greeted("198.51.100.40")) {
      client.command(SENDER, "250");
      for (int i = 0; i < RECIPIENTS; i++) {
        client.command("RCPT TO:<nobody@example.test>", "550 5.1.1");
      }
      client.command(
          "RCPT TO:<" + BOB + ">", "450 4.7.1 Error: too many recipients from 198.51.100.40");
    }
  }

  @Test
  void aStrangersConnectionsAreCounted() throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      try (SmtpTestClient client = greeted("198.51.100.50")) {
        client.command("QUIT", "221");
      }
    }
    try (LineSocket line = stranger("198.51.100.50")) {
      assertThat(line.read())
          .startsWith("421 4.7.0 Error: too many connections from 198.51.100.50");
    }
  }

  @Test
  void aStrangerHasSoManySessionsAtOnce() throws Exception {
    List<SmtpTestClient> open = new ArrayList<>();
    try {
      for (int i = 0; i < SESSIONS; i++) {
        open.add(greeted("198.51.100.60"));
      }
      try (LineSocket line = stranger("198.51.100.60")) {
        assertThat(line.read()).startsWith("421 4.7.0 ");
        assertThatThrownBy(line::read).isInstanceOf(EOFException.class);
      }
      try (SmtpTestClient other = greeted("198.51.100.61")) {
        other.command("NOOP", "250");
      }
      open.removeFirst().close();
      await().atMost(PATIENCE).ignoreExceptions().until(() -> open.add(greeted("198.51.100.60")));
    } finally {
      for (SmtpTestClient client : open) {
        client.close();
      }
    }
  }

  @Test
  void aStrangerRelaysNothing() throws Exception {
    try (SmtpTestClient client = greeted("198.51.100.70")) {
      client.command(SENDER, "250");
      for (String trick : List.of("dave@sender.test", "bob%example.test@sender.test")) {
        assertThat(client.command("RCPT TO:<" + trick + ">", "550 5.7.1"))
            .endsWith("Relay access denied");
      }
      client.command("RCPT TO:<@example.test:dave@sender.test>", "550 5.7.1");
      client.command("RCPT TO:<dave%sender.test@example.test>", "550 5.1.1");
    }
  }

  @Test
  void aStrangersSenderMustBeAnswerable() throws Exception {
    try (SmtpTestClient client = greeted("198.51.100.80")) {
      client.command("MAIL FROM:<x@nowhere.test>", "550 5.1.8");
      client.command("MAIL FROM:<x@null.test>", "550 5.7.27");
      client.command("MAIL FROM:<>", "250");
    }
  }

  @Test
  void aGatewaySpeaksForAStranger() throws Exception {
    try (SmtpTestClient client = new SmtpTestClient(from(GATEWAY))) {
      client.command("XCLIENT ADDR=192.0.2.9 NAME=client.sender.test", "220");
      client.command("EHLO client.sender.test", "250");
      client.command(SENDER, "250");
      client.command("RCPT TO:<" + BOB + ">", "554 5.7.1 ");
    }
    try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
      client.command("XCLIENT ADDR=192.0.2.9", "550 5.7.0");
    }
  }

  /** Who has to begin with a PROXY header and does not is not told anything. */
  @ParameterizedTest
  @MethodSource
  void aProxyThatSaysSomethingElseIsCutOff(String said) throws Exception {
    try (LineSocket line = from(PROXY)) {
      line.write(said);
      assertThatThrownBy(line::read).isInstanceOf(IOException.class).hasMessageNotContaining("220");
    }
  }

  static Stream<String> aProxyThatSaysSomethingElseIsCutOff() {
    return Stream.of(
        "EHLO client.example.test\r\n",
        "PROXY TCP4 192.0.2.7 203.0.113.1 40000\r\n",
        "PROXY TCP4 192.0.2.256 203.0.113.1 40000 25\r\n",
        "PROXY TCP4 client.example 203.0.113.1 40000 25\r\n",
        "PROXY TCP4 192.0.2.7 203.0.113.1 40000 25\nEHLO a\r\n",
        "PROXY TCP4 " + "1".repeat(200) + "\r\n",
        "\r\n\r\n\0\r\nQUIT\n" + octets("31110000"),
        "\r\n\r\n\0\r\nQUIT\n" + octets("2111000400000000"),
        "\r\n\r\n\0\r\nQUIT\n" + octets("2111ffff"));
  }

  /** Such as the balancer's own look whether the server is there. */
  @Test
  void aProxyMaySpeakForItself() throws Exception {
    for (String header :
        List.of("PROXY UNKNOWN\r\n", "\r\n\r\n\0\r\nQUIT\n" + octets("20000000"))) {
      LineSocket line = from(PROXY);
      line.write(header);
      try (SmtpTestClient client = new SmtpTestClient(line)) {
        client.command("QUIT", "221");
      }
    }
  }

  static List<Transcript> switchedOff() throws IOException {
    Set<String> offered = new TreeSet<>(Set.of("accounts", "tls", "no-authentication"));
    offered.addAll(
        Stream.concat(DISABLED.stream(), Stream.of("VRFY", "EXPN"))
            .map(extension -> "without=" + extension)
            .collect(Collectors.toSet()));
    return Transcripts.runnable("smtp", offered).stream()
        .filter(transcript -> transcript.needs().stream().anyMatch(n -> n.startsWith("without=")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource
  void switchedOff(Transcript transcript) throws IOException {
    transcript.run(HOST, eagle.smtp().getPort());
  }

  static List<Transcript> switchedOffForUsers() throws IOException {
    return Transcripts.runnable(
            "smtp",
            Set.of(
                "accounts",
                "tls",
                "authentication",
                "submission",
                "without=FUTURERELEASE",
                "without=REQUIRETLS"))
        .stream()
        .filter(transcript -> transcript.needs().stream().anyMatch(n -> n.startsWith("without=")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource
  void switchedOffForUsers(Transcript transcript) throws IOException {
    transcript.run(HOST, eagle.submission().getPort());
  }

  static List<Transcript> normalised() throws IOException {
    return Transcripts.runnable(
            "smtp", Set.of("accounts", "authentication", "tls", "submission", "normalise"))
        .stream()
        .filter(transcript -> transcript.needs().containsAll(Set.of("normalise", "authentication")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource
  void normalised(Transcript transcript) throws IOException {
    transcript.run(HOST, eagle.submission().getPort());
  }
}
