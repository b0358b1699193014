package org.eaglemail.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.bare;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.spi.Destination;
import org.eaglemail.spool.QueueId;
import org.junit.jupiter.api.Test;

/** The golden files are the whole messages, with LF for CRLF. */
class BounceMessageTest {
  private static final Domain HOST = Domain.parse("mail.alpha.test");
  private static final Destination BETA = destination("mail.beta.test", "127.0.1.2");
  private static final Destination NUMBER = destination("127.0.1.3", "127.0.1.3");
  private static final String HEADER =
      "Received: from client.alpha.test ([127.0.0.1])\r\n\tby mail.alpha.test\r\n"
          + "Subject: hello\r\nFrom: Alice <alice@alpha.test>\r\n";

  private static Destination destination(String host, String address) {
    return new Destination(host, new InetSocketAddress(address, 25), Optional.empty(), HOST);
  }

  private static FailedRecipient failed(
      String address, String status, Destination remote, String text) {
    return new FailedRecipient(
        EmailAddress.parse(address),
        EnhancedStatus.parse(status),
        Optional.of(remote),
        reply(550, status, text));
  }

  private static String message(String header, FailedRecipient... failed) throws IOException {
    BounceMessage message =
        new BounceMessage(
            new Bounce(
                HOST,
                EmailAddress.parse("alice@alpha.test"),
                new QueueId(500),
                Instant.parse("2026-11-24T11:59:58Z"),
                Instant.parse("2026-11-24T12:00:00Z").atZone(ZoneOffset.ofHours(1)),
                List.of(failed),
                OriginalHeader.of(header)));
    byte[] content;
    try (InputStream in = message.content().open()) {
      content = in.readAllBytes();
    }
    assertThat(message.content().size()).isEqualTo(content.length);
    return new String(message.header(new QueueId(501)), StandardCharsets.ISO_8859_1)
        + new String(content, StandardCharsets.ISO_8859_1);
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = BounceMessageTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII)
          .replace("\n", "\r\n");
    }
  }

  /** What no server may be given: a bare CR or LF, other controls, 8-bit octets, long lines. */
  private static void assertClean(String message) {
    assertThat(message.replace("\r\n", "")).matches("[\\t -~]*");
    for (String line : message.split("\r\n", -1)) {
      assertThat(line.length()).isLessThanOrEqualTo(998);
    }
  }

  @Test
  void oneRecipientThatAServerRefused() throws IOException {
    String message =
        message(HEADER, failed("bob@beta.test", "5.1.1", BETA, "<bob@beta.test>: no such user"));

    assertThat(message).isEqualTo(golden("refused.eml"));
    assertClean(message);
  }

  @Test
  void severalRecipientsForSeveralReasons() throws IOException {
    String message =
        message(
            HEADER,
            failed("carol@beta.test", "5.7.1", BETA, "policy ".repeat(40).strip()),
            new FailedRecipient(
                EmailAddress.parse("\"d e\"@none.test"),
                EnhancedStatus.parse("5.1.2"),
                Optional.empty(),
                reply(550, "5.1.2", "domain none.test does not exist")),
            new FailedRecipient(
                EmailAddress.parse("frank@[127.0.1.3]"),
                FailedRecipient.EXPIRED,
                Optional.of(NUMBER),
                bare(421, "too busy", "come back later")));

    assertThat(message).isEqualTo(golden("several.eml"));
    assertClean(message);
  }

  @Test
  void aHeaderInEightBitsIsEncoded() throws IOException {
    String message =
        message(
            "Subject: Gr\u00fc\u00dfe = 1\r\nX-Long: " + "x".repeat(200) + " \r\n",
            failed("bob@beta.test", "5.1.1", BETA, "unbekannt: B\u00f6b\tx"));

    assertThat(message).isEqualTo(golden("eight-bit.eml"));
    assertClean(message);
  }

  @Test
  void aHeaderThatHoldsTheBoundaryDoesNotEndThePart() throws IOException {
    String message =
        message(
            "X-Evil: yes\r\n--=_report_000000FM: no\r\n",
            failed("bob@beta.test", "5.1.1", BETA, "no"));

    assertThat(message)
        .contains("boundary=\"=_report_000000FM_\"")
        .endsWith("--=_report_000000FM_--\r\n");
  }

  @Test
  void textOfAServerIsBounded() throws IOException {
    String message = message(HEADER, failed("bob@beta.test", "5.1.1", BETA, "x".repeat(100_000)));

    assertClean(message);
    assertThat(message.length()).isLessThan(6000);
  }
}
