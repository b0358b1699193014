package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Eagle and other people's mail servers deliver to each other. Needs root, as they do; {@link Peer}
 * tells where they come from.
 */
class PeersIT {
  private static final Duration DELIVERY = PeerProcess.DELIVERY;
  private static final String ALICE = PeerNetwork.ALICE;
  private static final String ALICE_IN_CLEAR = "alice@clear.test";
  private static final int MANY = 12;

  /** What careless servers change: dots, From, 8-bit, the longest line of RFC 5322 §2.1.1. */
  private static final String BODY =
      "\r\n\r\n.\r\n..\r\n.dot\r\nFrom here on\r\n\u00c3\u00a9 8bit\r\n"
          + "x".repeat(998)
          + "\r\n trailing \t\r\n\r\nend\r\n";

  @TempDir private static Path directory;

  private static PeerNetwork network;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(System.getProperty("user.name")).as("mail servers start as root").isEqualTo("root");
    network = new PeerNetwork(directory);
  }

  @AfterAll
  static void stop() {
    if (network != null) {
      network.close();
    }
  }

  private static String message(String subject, String body) {
    return "From: somebody@home.test\r\nSubject: "
        + subject
        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8"
        + "\r\nContent-Transfer-Encoding: 8bit"
        + body;
  }

  @ParameterizedTest
  @EnumSource
  void eagleDeliversToSeveralAndReportsTheUnknown(Peer name) throws Exception {
    PeerProcess peer = network.running(name);
    String subject = "Subject: several at " + name;
    String nosuch = name.at("nosuch");

    network.submit(
        "",
        message("several at " + name, BODY),
        "<" + name.at("bob") + ">",
        "<" + nosuch + ">",
        "<" + name.at("carol") + ">");

    String bobs = peer.awaitMail("bob", subject);
    String carols = peer.awaitMail("carol", subject);
    assertThat(bobs).endsWith(BODY).contains("with " + name.protocol() + " ");
    assertThat(carols).endsWith(BODY);
    assertThat(id(carols)).as("one transaction").isEqualTo(id(bobs));
    assertThat(unfolded(network.awaitMail(peer, ALICE, "Final-Recipient: rfc822; " + nosuch)))
        .startsWith("Return-Path: <>\r\n")
        .contains(
            "multipart/report",
            "Action: failed\r\nStatus: " + name.unknownStatus(),
            "Remote-MTA: dns; " + name.hostName(),
            "Diagnostic-Code: smtp; " + name.unknownReply(nosuch));
  }

  private static String unfolded(String report) {
    return report.replaceAll("\r\n +", " ");
  }

  /** What the peer calls the message. */
  private static String id(String mail) {
    return Pattern.compile("\\sid (\\S+?);?\\s").matcher(mail).results().findFirst().get().group(1);
  }

  @ParameterizedTest
  @EnumSource
  void eagleDeliversInTheClear(Peer name) throws Exception {
    PeerProcess peer = network.running(name);

    network.submit("", message("clear to " + name, BODY), "<bob@clear." + name.domain() + ">");

    assertThat(peer.awaitMail("bob", "Subject: clear to " + name))
        .endsWith(BODY)
        .containsPattern("by " + name.hostName() + "[^;]* with (?i)ESMTP ");
  }

  @ParameterizedTest
  @EnumSource
  void thePeerDeliversOverTlsAndInTheClear(Peer name) throws Exception {
    PeerProcess peer = network.running(name);

    peer.send(name.at("bob"), ALICE, message("TLS from " + name, BODY));
    peer.send(name.at("bob"), ALICE_IN_CLEAR, message("clear from " + name, BODY));

    assertThat(network.awaitMail(peer, ALICE, "Subject: TLS from " + name))
        .startsWith("Return-Path: <" + name.at("bob") + ">\r\n")
        .contains("from " + name.hostName() + " (", " with ESMTPS")
        .endsWith(BODY);
    assertThat(network.awaitMail(peer, ALICE_IN_CLEAR, "Subject: clear from " + name))
        .contains(" with ESMTP ")
        .endsWith(BODY);
  }

  /** The peer forwards to an address that Eagle refuses, and says so to Alice. */
  @ParameterizedTest
  @EnumSource
  void thePeersBounceComesBack(Peer name) throws Exception {
    PeerProcess peer = network.running(name);

    network.submit("", message("moved at " + name, BODY), "<" + name.at("moved") + ">");

    assertThat(network.awaitMail(peer, ALICE, "Subject: moved at " + name))
        .startsWith("Return-Path: <>\r\n")
        .contains("from " + name.hostName(), "nosuch@home.test", "550", "5.1.1");
  }

  /** Eagle forwards to an address that the peer refuses, and says so to the peer's user. */
  @ParameterizedTest
  @EnumSource
  void eaglesBounceGetsThere(Peer name) throws Exception {
    PeerProcess peer = network.running(name);

    peer.send(
        name.at("bob"), "gone-" + name.label() + "@home.test", message("gone from " + name, BODY));

    // OpenSMTPD writes none for the null sender.
    assertThat(unfolded(peer.awaitMail("bob", "Subject: gone from " + name)))
        .doesNotContainPattern("(?im)^Return-Path: <[^>]")
        .contains("Diagnostic-Code: smtp; " + name.unknownReply(name.at("nosuch")));
  }

  /** Messages of all sizes, over the same sessions where there are any: each comes once, whole. */
  @ParameterizedTest
  @EnumSource
  void manyMessagesAtOnceArriveOnce(Peer name) throws Exception {
    PeerProcess peer = network.running(name);
    List<String> subjects =
        IntStream.range(0, MANY).mapToObj(i -> "%02d of %s".formatted(i, name)).toList();

    for (String subject : subjects) {
      network.submit("", message(subject, body(subject)), "<" + name.at("carol") + ">");
      peer.send(name.at("carol"), ALICE, message(subject, body(subject)));
    }

    for (String subject : subjects) {
      String expected = "Subject: " + subject + "\r\n";
      assertThat(peer.awaitMail("carol", expected)).endsWith(body(subject));
      assertThat(network.awaitMail(peer, ALICE, expected)).endsWith(body(subject));
    }
  }

  /** Up to some 50 KiB, each of another size. */
  private static String body(String subject) {
    int number = Integer.parseInt(subject.substring(0, 2));
    return BODY + (".".repeat(number) + "\r\n").repeat(number * 300);
  }

  /** RFC 6531 §3.2: where SMTPUTF8 is not offered a header in UTF-8 comes back. */
  @ParameterizedTest
  @EnumSource
  void internationalMailGoesWhereItIsTaken(Peer name) throws Exception {
    PeerProcess peer = network.running(name);
    String subject = "Subject: \u00c3\u00bc to " + name;

    network.submit(
        " BODY=8BITMIME SMTPUTF8",
        message("\u00c3\u00bc to " + name, BODY),
        "<" + name.at("bob") + ">");

    if (name.offersSmtpUtf8()) {
      assertThat(peer.awaitMail("bob", subject)).endsWith(BODY);
    } else {
      assertThat(network.awaitMail(peer, ALICE, subject)).contains("Status: 5.6.7");
      assertThat(peer.mail("bob")).noneMatch(mail -> mail.contains(subject));
    }
  }

  /**
   * RFC 3461 §5.2.2: who offers DSN reports by himself; for the others Eagle says how far it got.
   */
  @ParameterizedTest
  @EnumSource
  void successIsReportedByWhomeverCan(Peer name) throws Exception {
    PeerProcess peer = network.running(name);
    String carol = name.at("carol");

    network.submit(
        " RET=HDRS ENVID=to-" + name,
        message("report by " + name, BODY),
        "<" + carol + "> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;" + carol);

    assertThat(peer.awaitMail("carol", "Subject: report by " + name)).endsWith(BODY);
    String report = network.awaitMail(peer, ALICE, "Subject: report by " + name);
    assertThat(report)
        .startsWith("Return-Path: <>\r\n")
        .containsIgnoringCase("Final-Recipient: rfc822; " + carol)
        .containsIgnoringCase("Action: " + (name.offersDsn() ? "delivered" : "relayed"));
    if (name != Peer.OPENSMTPD) {
      assertThat(report)
          .contains("multipart/report")
          .containsIgnoringCase("Original-Envelope-Id: to-" + name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void mailWaitsForAPeerThatIsStopped(Peer name) throws Exception {
    PeerProcess peer = network.running(name);
    String queue = "/api/v1/queue?recipient=" + name.at("bob");
    peer.close();
    try {
      network.submit("", message("waiting for " + name, BODY), "<" + name.at("bob") + ">");

      await()
          .atMost(DELIVERY)
          .untilAsserted(
              () ->
                  assertThat(network.eagle().rest().get(queue).body())
                      .contains("WAITING", name.hostName()));
    } finally {
      peer.restart();
    }

    assertThat(peer.awaitMail("bob", "Subject: waiting for " + name)).endsWith(BODY);
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooLargeForThePeerComesBack(Peer name) throws Exception {
    PeerProcess peer = network.running(name);
    String large = "\r\n\r\n" + (".".repeat(99) + "\r\n").repeat(PeerProcess.MAX_SIZE / 90);

    network.submit("", message("large for " + name, large), "<" + name.at("bob") + ">");

    assertThat(network.awaitMail(peer, ALICE, "Subject: large for " + name))
        .startsWith("Return-Path: <>\r\n")
        .contains("Action: failed\r\nStatus: 5.3.4", "Final-Recipient: rfc822; " + name.at("bob"));
    assertThat(peer.mail("bob")).noneMatch(mail -> mail.contains("Subject: large for " + name));
  }

  /** Exim relays for those who logged in. */
  @Test
  void eagleLogsInToASmarthost() throws Exception {
    PeerProcess exim = network.running(Peer.EXIM);
    network.create("transports", network.way("smart.test", Peer.EXIM, "'tls':'encrypt'"));
    network.submit("", message("no login", BODY), "<anybody@smart.test>");
    assertThat(network.awaitMail(exim, ALICE, "Subject: no login")).contains("550 login required");

    network.logIn("smart.test", "eagle", "secret");
    network.submit("", message("with login", BODY), "<anybody@smart.test>");

    assertThat(exim.awaitMail("smart", "Subject: with login"))
        .endsWith(BODY)
        .contains("with esmtpsa");
  }
}
