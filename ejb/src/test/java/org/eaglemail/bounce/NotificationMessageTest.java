package org.eaglemail.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DsnReturn;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;
import org.eaglemail.spool.Origin;
import org.eaglemail.spool.QueueId;
import org.eaglemail.spool.Terms;
import org.junit.jupiter.api.Test;

/** The golden files are the whole messages, with LF for CRLF. */
class NotificationMessageTest {
  private static final Domain HOST = Domain.parse("mail.alpha.test");
  private static final Destination BETA = destination("mail.beta.test", "127.0.1.2");
  private static final Destination NUMBER = destination("127.0.1.3", "127.0.1.3");
  private static final String HEADER =
      "Received: from client.alpha.test ([127.0.0.1])\r\n\tby mail.alpha.test\r\n"
          + "Subject: hello\r\nFrom: Alice <alice@alpha.test>\r\n";

  private static Destination destination(String host, String address) {
    return new Destination(host, new InetSocketAddress(address, 25), Optional.empty(), HOST);
  }

  private static NotifiedRecipient recipient(
      String address, String status, Optional<NotifiedRecipient.Said> said) {
    return new NotifiedRecipient(
        EmailAddress.parse(address),
        Optional.empty(),
        EnhancedStatus.parse(status),
        said,
        Optional.empty());
  }

  private static NotifiedRecipient failed(
      String address, String status, Destination remote, String text) {
    return recipient(address, status, said(remote, reply(550, status, text)));
  }

  private static Optional<NotifiedRecipient.Said> said(Destination remote, Reply reply) {
    return Optional.of(new NotifiedRecipient.Said(Optional.of(remote), reply, false));
  }

  private static String message(String header, NotifiedRecipient... failed) throws IOException {
    return message(Terms.PLAIN, Action.FAILED, header + "\r\nbody\r\n", failed);
  }

  private static String message(
      Terms terms, Action action, String text, NotifiedRecipient... recipients) throws IOException {
    return text(notification(terms, action, text, recipients));
  }

  private static String text(NotificationMessage message) throws IOException {
    byte[] content;
    try (InputStream in = message.content().open()) {
      content = in.readAllBytes();
    }
    assertThat(message.content().size()).isEqualTo(content.length);
    return new String(message.header(new QueueId(501)), StandardCharsets.UTF_8)
        + new String(content, StandardCharsets.UTF_8);
  }

  private static NotificationMessage notification(
      Terms terms, Action action, String text, NotifiedRecipient... recipients) throws IOException {
    EmailAddress alice = EmailAddress.parse("alice@alpha.test");
    return notification(ReversePath.of(alice), alice, terms, action, text, recipients);
  }

  private static NotificationMessage notification(
      ReversePath sender,
      EmailAddress to,
      Terms terms,
      Action action,
      String text,
      NotifiedRecipient... recipients)
      throws IOException {
    NotifiedMessage about =
        new NotifiedMessage(
            new QueueId(500),
            sender,
            terms,
            Origin.OWN,
            Instant.parse("2026-11-24T11:59:58Z"),
            new MemorySource(text));
    return new NotificationMessage(
        new Notification(
            HOST,
            to,
            about,
            Instant.parse("2026-11-24T12:00:00Z").atZone(ZoneOffset.ofHours(1)),
            action,
            List.of(recipients),
            Returned.of(about, action)));
  }

  /** A sender who asked for everything. */
  private static Terms asking(DsnReturn returned, boolean utf8) {
    return new Terms(
        BodyType.EIGHT_BIT_MIME,
        utf8,
        false,
        new MailParameters.Notification(Optional.of(returned), Optional.of("order 4711")),
        0,
        Optional.empty());
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = NotificationMessageTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8)
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
            recipient(
                "\"d e\"@none.test",
                "5.1.2",
                Optional.of(
                    new NotifiedRecipient.Said(
                        Optional.empty(),
                        reply(550, "5.1.2", "domain none.test does not exist"),
                        true))),
            recipient(
                "frank@[127.0.1.3]",
                "4.4.7",
                said(NUMBER, bare(421, "too busy", "come back later"))));

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
  void aDelayNamesTheTimeOfTheLastTry() throws IOException {
    NotifiedRecipient late =
        new NotifiedRecipient(
            EmailAddress.parse("bob@beta.test"),
            Optional.of(new OriginalRecipient("rfc822", "robert@alpha.test")),
            EnhancedStatus.parse("4.4.2"),
            Optional.of(
                new NotifiedRecipient.Said(
                    Optional.of(BETA),
                    reply(451, "4.4.2", "lost connection with mail.beta.test[127.0.1.2]"),
                    true)),
            Optional.of(Instant.parse("2026-11-29T11:59:58Z")));

    String message =
        message(asking(DsnReturn.FULL, false), Action.DELAYED, HEADER + "\r\nbody\r\n", late);

    assertThat(message).isEqualTo(golden("delayed.eml"));
    assertClean(message);
  }

  @Test
  void aDeliveryIsReportedToWhoAskedForIt() throws IOException {
    String message =
        message(
            asking(DsnReturn.HDRS, false),
            Action.DELIVERED,
            HEADER + "\r\nbody\r\n",
            recipient("bob@alpha.test", "2.1.5", Optional.empty()));

    assertThat(message).isEqualTo(golden("delivered.eml"));
    assertClean(message);
  }

  @Test
  void whatLeftOurSightIsReportedToWhoAskedForIt() throws IOException {
    String message =
        message(
            asking(DsnReturn.HDRS, false),
            Action.RELAYED,
            HEADER + "\r\nbody\r\n",
            recipient("bob@beta.test", "2.0.0", said(BETA, reply(250, "2.0.0", "Ok: queued"))));

    assertThat(message).isEqualTo(golden("relayed.eml"));
    assertClean(message);
  }

  @Test
  void anExpansionIsReportedToWhoAskedForIt() throws IOException {
    String message =
        message(
            asking(DsnReturn.HDRS, false),
            Action.EXPANDED,
            HEADER + "\r\nbody\r\n",
            recipient("staff@alpha.test", "2.0.0", Optional.empty()));

    assertThat(message).isEqualTo(golden("expanded.eml"));
    assertClean(message);
  }

  /** What nobody sent comes back to whoever looks after this server. */
  @Test
  void anUndeliveredNotificationIsToldToWhoLooksAfterThem() throws IOException {
    String message =
        text(
            notification(
                ReversePath.nullSender(),
                EmailAddress.parse("postmaster@alpha.test"),
                Terms.PLAIN,
                Action.FAILED,
                "Subject: Undelivered mail returned to sender\r\n\r\nbody\r\n",
                failed("eve@beta.test", "5.1.1", BETA, "no such user")));

    assertThat(message).isEqualTo(golden("double.eml"));
    assertClean(message);
  }

  @Test
  void theWholeMessageGoesBackAsItWas() throws IOException {
    String text = HEADER + "\r\n.dot\r\nB\u00f6b\r\n";
    NotifiedRecipient bob = failed("bob@beta.test", "5.1.1", BETA, "no such user");

    String message = message(asking(DsnReturn.FULL, false), Action.FAILED, text, bob);

    assertThat(message.replace("\ufffd", "\u00f6")).isEqualTo(golden("whole.eml"));
    assertThat(notification(asking(DsnReturn.FULL, false), Action.FAILED, text, bob).terms())
        .extracting(Terms::body, Terms::utf8)
        .containsExactly(BodyType.EIGHT_BIT_MIME, false);
  }

  /** RFC 6533: the header in UTF-8 goes back in UTF-8 to a sender who used SMTPUTF8. */
  @Test
  void utf8GoesBackToWhoSentIt() throws IOException {
    // A source of one octet a character.
    String header =
        new String("Subject: Gr\u00fc\u00dfe\r\n".getBytes(StandardCharsets.UTF_8), ISO_8859_1);
    NotifiedRecipient bob =
        new NotifiedRecipient(
            EmailAddress.parse("bob@beta.test"),
            Optional.of(new OriginalRecipient("utf-8", "b\u00f6b@beta.test")),
            EnhancedStatus.parse("5.6.7"),
            said(BETA, reply(553, "5.6.7", "no SMTPUTF8")),
            Optional.empty());
    Terms terms = asking(DsnReturn.HDRS, true);

    String message = message(terms, Action.FAILED, header + "\r\nbody\r\n", bob);

    assertThat(message).isEqualTo(golden("international.eml"));
    assertThat(notification(terms, Action.FAILED, header + "\r\n", bob).terms().utf8()).isTrue();
  }

  /** RFC 6533 §3: letters beyond ASCII are named by their numbers to who may not read them. */
  @Test
  void addressesInUtf8AreToldInAsciiToo() throws IOException {
    String full = "\u00f6".repeat(20) + "+2";
    NotifiedRecipient bob =
        new NotifiedRecipient(
            EmailAddress.parse("b\u00f6b@beta.test"),
            Optional.of(new OriginalRecipient("utf-8", full + "@alpha.test")),
            EnhancedStatus.parse("5.6.7"),
            said(BETA, reply(553, "5.6.7", "no SMTPUTF8")),
            Optional.empty());

    String message = message(HEADER, bob);

    assertThat(message).isEqualTo(golden("utf8-in-ascii.eml"));
    assertClean(message);
  }

  /** The address itself shows that he can read it. */
  @Test
  void whoHasAnAddressInUtf8IsToldInUtf8() throws IOException {
    EmailAddress anna = EmailAddress.parse("\u00e4nn\u00e4@alpha.test");
    NotifiedRecipient bob =
        recipient("b\u00f6b@beta.test", "5.6.7", said(BETA, reply(553, "5.6.7", "no SMTPUTF8")));
    String text =
        new String(
            "Subject: Gr\u00fc\u00dfe\r\n\r\nbody\r\n".getBytes(StandardCharsets.UTF_8),
            ISO_8859_1);

    NotificationMessage message =
        notification(
            ReversePath.of(anna), anna, asking(DsnReturn.FULL, true), Action.FAILED, text, bob);

    assertThat(text(message)).isEqualTo(golden("international-whole.eml"));
    assertThat(message.terms().utf8()).isTrue();
    assertThat(
            notification(ReversePath.of(anna), anna, Terms.PLAIN, Action.FAILED, text, bob)
                .terms()
                .utf8())
        .isTrue();
  }

  @Test
  void asciiNeedsNoUtf8EvenFromWhoMayUseIt() throws IOException {
    NotifiedRecipient bob = failed("bob@beta.test", "5.1.1", BETA, "no such user");

    assertThat(notification(asking(DsnReturn.HDRS, true), Action.FAILED, HEADER, bob).terms())
        .isEqualTo(Terms.PLAIN);
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
