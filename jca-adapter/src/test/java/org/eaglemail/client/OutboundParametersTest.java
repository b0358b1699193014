package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.DsnReturn;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.OriginalRecipient;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a peer is told of a sender's wishes, and what becomes of those that it does not heed. */
@Timeout(30)
class OutboundParametersTest {
  private static final String TEXT = "Subject: x\r\n\r\n.dot\r\n";
  private static final DeliverBy IN_TIME = new DeliverBy(600, DeliverBy.Mode.RETURN, true);
  private static final DeliverBy OR_NOTIFY = new DeliverBy(-5, DeliverBy.Mode.NOTIFY, false);

  private ScriptedPeer peer = ScriptedPeer.offering();

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private static MailParameters asking(
      BodyType body, boolean utf8, boolean requireTls, Optional<DeliverBy> by) {
    return new MailParameters(
        OptionalLong.empty(),
        body,
        utf8,
        new MailParameters.Notification(Optional.of(DsnReturn.HDRS), Optional.of("a+b c")),
        requireTls,
        Optional.empty(),
        by,
        OptionalInt.of(3));
  }

  private static MailParameters asking(BodyType body) {
    return asking(body, false, false, Optional.empty());
  }

  private Transmission send(MailParameters parameters, String text, RcptParameters to)
      throws IOException {
    return send(parameters, text, new EnvelopeRecipient(EmailAddress.parse("bob@peer.test"), to));
  }

  private Transmission send(MailParameters parameters, String text, EnvelopeRecipient... to)
      throws IOException {
    OutboundMessage message =
        new OutboundMessage(
            ReversePath.parse("alice@example.test"),
            parameters,
            List.of(to),
            Messages.source(text.getBytes(StandardCharsets.UTF_8)));
    Dialler dialler = new Dialler(ClientTimeouts.all(Duration.ofSeconds(20)));
    try (SmtpClientSession session = dialler.dial(Messages.destination(peer.address()))) {
      return switch (session.send(message)) {
        case SendResult.Sent sent -> sent.transmission();
        case SendResult.NotBegun notBegun -> throw new AssertionError(notBegun);
      };
    }
  }

  private String verdict(MailParameters parameters, String text) throws IOException {
    Transmission transmission = send(parameters, text, RcptParameters.NONE);
    assertThat(transmission.verdicts()).hasSize(1);
    assertThat(transmission.verdicts().get(0).local())
        .isEqualTo(!transmission.verdicts().get(0).reply().isPositive());
    return transmission.verdicts().get(0).reply().text();
  }

  private void peerOffers(String... extensions) {
    peer.close();
    peer = ScriptedPeer.offering(extensions);
  }

  @Test
  void aPeerIsToldWhatItOffersToHeed() throws IOException {
    peerOffers("SIZE", "8BITMIME", "SMTPUTF8", "DSN", "DELIVERBY", "MT-PRIORITY");
    RcptParameters to =
        new RcptParameters(
            Optional.of(Set.of(NotifyCondition.SUCCESS, NotifyCondition.DELAY)),
            Optional.of(new OriginalRecipient("rfc822", "b=ob@peer.test")));

    Transmission sent =
        send(asking(BodyType.EIGHT_BIT_MIME, true, false, Optional.of(IN_TIME)), TEXT, to);

    assertThat(sent.offered()).contains(SmtpExtension.DSN, SmtpExtension.DELIVERBY);
    assertThat(peer.commands())
        .contains(
            "MAIL FROM:<alice@example.test> SIZE=20 BODY=8BITMIME SMTPUTF8 RET=HDRS"
                + " ENVID=a+2Bb+20c BY=600;RT MT-PRIORITY=3",
            "RCPT TO:<bob@peer.test> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b+3Dob@peer.test");
  }

  @Test
  void aPeerThatOffersNothingIsToldNothing() throws IOException {
    RcptParameters to = new RcptParameters(Optional.of(Set.of()), Optional.empty());

    Transmission sent =
        send(asking(BodyType.SEVEN_BIT, true, false, Optional.of(OR_NOTIFY)), TEXT, to);

    assertThat(sent.offered()).isEmpty();
    assertThat(peer.commands())
        .contains("MAIL FROM:<alice@example.test>", "RCPT TO:<bob@peer.test>");
  }

  @Test
  void neverIsNever() throws IOException {
    peerOffers("DSN", "DELIVERBY 900");

    send(
        asking(BodyType.SEVEN_BIT, false, false, Optional.of(OR_NOTIFY)),
        TEXT,
        new RcptParameters(
            Optional.of(Set.of()), Optional.of(new OriginalRecipient("utf-8", "b\u00f6b+@x"))));

    assertThat(peer.commands())
        .contains(
            "MAIL FROM:<alice@example.test> RET=HDRS ENVID=a+2Bb+20c BY=-5;N",
            "RCPT TO:<bob@peer.test> NOTIFY=NEVER ORCPT=utf-8;b\\x{F6}b\\x{2B}@x");
  }

  /** RFC 2852 §4.1.4. */
  @Test
  void aTimeToReturnByGoesToNobodyWhoWouldNotHeedIt() throws IOException {
    MailParameters inTime = asking(BodyType.SEVEN_BIT, false, false, Optional.of(IN_TIME));

    assertThat(verdict(inTime, TEXT)).startsWith("554 5.3.3 ");
    peerOffers("DELIVERBY 601");
    assertThat(verdict(inTime, TEXT)).startsWith("554 5.3.3 ");
    peerOffers("DELIVERBY 600");
    assertThat(verdict(inTime, TEXT)).startsWith("250 ");
  }

  /** RFC 6531 §3.2. */
  @Test
  void utf8GoesOnlyWhereItIsTakenUnlessThereIsNone() throws IOException {
    MailParameters utf8 = asking(BodyType.SEVEN_BIT, true, false, Optional.empty());

    assertThat(verdict(utf8, "Subject: \u00fc\r\n\r\n")).startsWith("553 5.6.7 ");
    assertThat(peer.messages()).isEmpty();
    peerOffers("8BITMIME");
    assertThat(verdict(utf8, "Subject: u\r\n\r\n\u00fc\r\n")).startsWith("250 ");
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test>");
  }

  /** Its sender knows nothing of SMTPUTF8: the address stands behind an alias. */
  @Test
  void utf8RecipientsOfAnAsciiMessageGoOnlyWhereTheyAreTaken() throws IOException {
    MailParameters ascii = MailParameters.of(OptionalLong.empty(), BodyType.SEVEN_BIT);
    EnvelopeRecipient bob = EnvelopeRecipient.of(EmailAddress.parse("b\u00f6b@peer.test"));
    EnvelopeRecipient eve = EnvelopeRecipient.of(EmailAddress.parse("eve@peer.test"));

    List<Verdict> verdicts = send(ascii, TEXT, bob, eve).verdicts();
    assertThat(verdicts.get(0).reply().text()).startsWith("553 5.6.7 ");
    assertThat(verdicts.get(1).reply().isPositive()).isTrue();
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test>");

    peerOffers("SMTPUTF8");
    assertThat(send(ascii, TEXT, bob, eve).verdicts()).allMatch(v -> v.reply().isPositive());
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test> SMTPUTF8");
    peerOffers("SMTPUTF8");
    assertThat(send(ascii, TEXT, eve).verdicts()).allMatch(v -> v.reply().isPositive());
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test>");
  }

  /** RFC 8689 §4.2.1. */
  @Test
  void requireTlsGoesToNobodyInTheClear() throws IOException {
    peerOffers("REQUIRETLS");

    assertThat(verdict(asking(BodyType.SEVEN_BIT, false, true, Optional.empty()), TEXT))
        .startsWith("550 5.7.30 ");
  }

  /** RFC 3030 §2, §3. */
  @Test
  void aChunkCarriesAnyOctets() throws IOException {
    peerOffers("CHUNKING", "8BITMIME", "BINARYMIME");
    String binary = "Subject: x\r\n\r\na\nb\rc\0";

    assertThat(verdict(asking(BodyType.BINARY_MIME), binary)).startsWith("250 ");

    assertThat(peer.commands())
        .containsSubsequence("MAIL FROM:<alice@example.test> BODY=BINARYMIME", "BDAT 20 LAST")
        .doesNotContain("DATA");
    assertThat(peer.messages()).containsExactly(binary.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void binaryGoesToNobodyWhoWouldCutItIntoLines() throws IOException {
    peerOffers("8BITMIME", "BINARYMIME");
    assertThat(verdict(asking(BodyType.BINARY_MIME), TEXT)).startsWith("554 5.6.3 ");
    peerOffers("8BITMIME", "CHUNKING");
    assertThat(verdict(asking(BodyType.BINARY_MIME), TEXT)).startsWith("554 5.6.3 ");
  }

  /** RFC 5321 §2.3.8, also where the next server could read it. */
  @Test
  void bareLineBreaksAreNotSentInChunksEither() throws IOException {
    peerOffers("CHUNKING");

    for (String odd : List.of("a\nb\r\n", "a\rb\r\n", "a\r\n\r")) {
      assertThat(verdict(asking(BodyType.SEVEN_BIT), odd)).startsWith("554 5.6.0 ");
    }
    assertThat(verdict(asking(BodyType.SEVEN_BIT), TEXT)).startsWith("250 ");
    assertThat(peer.messages()).containsExactly(TEXT.getBytes(StandardCharsets.US_ASCII));
  }
}
