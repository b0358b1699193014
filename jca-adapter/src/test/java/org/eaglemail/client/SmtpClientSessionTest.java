package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.say;
import static org.eaglemail.client.Answer.silence;
import static org.eaglemail.client.ScriptedPeer.BODY;
import static org.eaglemail.client.ScriptedPeer.CONNECT;
import static org.eaglemail.client.ScriptedPeer.FINAL_DOT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.PeerStage;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client against a peer that answers, refuses, hangs up and is silent at each point. */
@Timeout(30)
class SmtpClientSessionTest {
  private static final ClientTimeouts PATIENT = ClientTimeouts.all(Duration.ofSeconds(20));

  private ScriptedPeer peer = ScriptedPeer.offering();

  @AfterEach
  void closePeer() {
    peer.close();
  }

  private void peerOffers(String... extensions) {
    peer.close();
    peer = ScriptedPeer.offering(extensions);
  }

  private SmtpClientSession dial(ClientTimeouts timeouts) throws SmtpConnectException {
    return new Dialler(timeouts).dial(Messages.destination(peer.address()));
  }

  /** Impatient at that point alone, so that a slow machine fails nowhere else. */
  private static ClientTimeouts impatientAt(String point) {
    Duration brief = Duration.ofMillis(100);
    Duration patient = Duration.ofSeconds(20);
    return new ClientTimeouts(
        patient,
        point.equals(CONNECT) ? brief : patient,
        point.equals("EHLO") ? brief : patient,
        point.equals("MAIL") ? brief : patient,
        point.equals("RCPT") ? brief : patient,
        point.equals("DATA") ? brief : patient,
        point.equals(BODY) ? brief : patient,
        point.equals(FINAL_DOT) ? brief : patient,
        point.equals("QUIT") ? brief : patient);
  }

  private Reply connectFailure(ClientTimeouts timeouts) {
    SmtpConnectException failure =
        catchThrowableOfType(SmtpConnectException.class, () -> dial(timeouts).close());
    assertThat(failure).isNotNull();
    return failure.reply();
  }

  private List<Reply> send(SmtpClientSession session, OutboundMessage message) throws IOException {
    return verdicts(session, message).stream().map(Verdict::reply).toList();
  }

  private static List<Verdict> verdicts(SmtpClientSession session, OutboundMessage message)
      throws IOException {
    return switch (session.send(message)) {
      case SendResult.Sent sent -> sent.transmission().verdicts();
      case SendResult.NotBegun notBegun -> throw new AssertionError(notBegun);
    };
  }

  private List<Reply> sendOne(ClientTimeouts timeouts, OutboundMessage message) throws IOException {
    try (SmtpClientSession session = dial(timeouts)) {
      return send(session, message);
    }
  }

  @Test
  void sendsOneCommandAtATimeWithoutPipelining() throws IOException {
    List<Reply> replies = sendOne(PATIENT, Messages.to("bob", "carol"));

    assertThat(replies)
        .extracting(Reply::text)
        .containsExactly("250 2.0.0 Ok: queued as 4B2", "250 2.0.0 Ok: queued as 4B2");
    assertThat(peer.commands())
        .containsExactly(
            "EHLO client.test",
            "MAIL FROM:<alice@example.test>",
            "RCPT TO:<bob@peer.test>",
            "RCPT TO:<carol@peer.test>",
            "DATA",
            "QUIT");
    assertThat(peer.pipelined()).isEmpty();
    assertThat(peer.messages()).containsExactly(Messages.TEXT.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void sendsAheadWithPipelining() throws IOException {
    peerOffers("PIPELINING");

    assertThat(sendOne(PATIENT, Messages.to("bob", "carol")))
        .extracting(Reply::code)
        .containsExactly(250, 250);

    assertThat(peer.pipelined())
        .containsExactly(
            "MAIL FROM:<alice@example.test>",
            "RCPT TO:<bob@peer.test>",
            "RCPT TO:<carol@peer.test>");
  }

  @Test
  void manyRecipientsGoOutInBoundedGroups() throws IOException {
    peerOffers("PIPELINING");
    peer.answering("RCPT TO:<u7@", say("550 5.1.1 no such user"));
    String[] locals = IntStream.range(0, 500).mapToObj(i -> "u" + i).toArray(String[]::new);

    List<Reply> replies = sendOne(PATIENT, Messages.to(locals));

    assertThat(replies).hasSize(500);
    assertThat(replies.get(7).text()).isEqualTo("550 5.1.1 no such user");
    assertThat(replies.get(499).code()).isEqualTo(250);
    // MAIL, 500 times RCPT and DATA make eleven groups; behind the last of each nothing lies.
    assertThat(peer.pipelined()).hasSize(502 - 11);
  }

  @Test
  void fallsBackToHelo() throws IOException {
    peerOffers("PIPELINING", "SIZE 10");
    peer.answering("EHLO", say("502 5.5.1 what?"));

    assertThat(sendOne(PATIENT, Messages.to("bob"))).extracting(Reply::code).containsExactly(250);
    assertThat(peer.commands())
        .startsWith("EHLO client.test", "HELO client.test", "MAIL FROM:<alice@example.test>");
    assertThat(peer.pipelined()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "<CONNECT>, 421 4.3.2 too busy",
    "<CONNECT>, 554 5.3.2 no mail here",
    "EHLO, 421 4.7.0 go away",
    "EHLO, 451 4.3.0 not now"
  })
  void refusalBeforeASessionIsWhatThePeerSaid(String point, String text) {
    peer.answering(point, say(text));

    assertThat(connectFailure(PATIENT).text()).isEqualTo(text);
  }

  @Test
  void refusedHeloIsWhatThePeerSaid() {
    peer.answering("EHLO", say("500 what?")).answering("HELO", say("550 5.7.1 not you"));

    assertThat(connectFailure(PATIENT).text()).isEqualTo("550 5.7.1 not you");
    assertThat(peer.commands()).contains("QUIT");
  }

  @ParameterizedTest
  @CsvSource({
    "<CONNECT>, receiving the initial server greeting",
    "EHLO, performing the EHLO handshake"
  })
  void lossBeforeASessionNamesThePhase(String point, String activity) {
    peer.answering(point, hangUp());

    assertThat(connectFailure(PATIENT).text())
        .isEqualTo("451 4.4.2 lost connection with peer.test[127.0.0.1] while " + activity);
  }

  @ParameterizedTest
  @CsvSource({
    "<CONNECT>, receiving the initial server greeting",
    "EHLO, performing the EHLO handshake"
  })
  void silenceBeforeASessionNamesThePhase(String point, String activity) {
    peer.answering(point, silence());

    assertThat(connectFailure(impatientAt(point)).text())
        .isEqualTo("451 4.4.2 conversation with peer.test[127.0.0.1] timed out while " + activity);
  }

  @Test
  void nobodyListens() throws IOException {
    // Bound, so that nobody else gets the port, but not listening.
    try (Socket bound = new Socket()) {
      bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      InetSocketAddress address = (InetSocketAddress) bound.getLocalSocketAddress();
      SmtpConnectException failure =
          catchThrowableOfType(
              SmtpConnectException.class,
              () -> new Dialler(PATIENT).dial(Messages.destination(address)).close());

      assertThat(failure.reply().text())
          .isEqualTo(
              "451 4.4.1 connect to peer.test[127.0.0.1]:"
                  + address.getPort()
                  + ": Connection refused");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PIPELINING"})
  void refusedSenderIsTheReplyForAll(String extension) throws IOException {
    peerOffers(extension);
    peer.answering("MAIL", say("550 5.7.1 not from you"));

    assertThat(sendOne(PATIENT, Messages.to("bob", "carol")))
        .extracting(Reply::text)
        .containsExactly("550 5.7.1 not from you", "550 5.7.1 not from you");
    assertThat(peer.messages()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PIPELINING"})
  void eachRecipientHasItsReply(String extension) throws IOException {
    peerOffers(extension);
    peer.answering("RCPT TO:<bob", say("550-5.1.1 no bob,", "550 5.1.1 sorry"))
        .answering("RCPT TO:<dave", say("452 4.2.2 full"))
        .answering("RCPT TO:<erin", say("251 will forward"));

    assertThat(sendOne(PATIENT, Messages.to("bob", "carol", "dave", "erin")))
        .extracting(Reply::text)
        .containsExactly(
            "550 5.1.1 no bob, sorry",
            "250 2.0.0 Ok: queued as 4B2",
            "452 4.2.2 full",
            "250 2.0.0 Ok: queued as 4B2");
    assertThat(peer.messages()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PIPELINING"})
  void sessionGoesOnAfterAllRecipientsWereRefused(String extension) throws IOException {
    peerOffers(extension);
    peer.answering("RCPT TO:<bob", say("550 5.1.1 no bob"));

    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.to("bob")))
          .extracting(Reply::text)
          .containsExactly("550 5.1.1 no bob");
      assertThat(session.isReady()).isTrue();
      assertThat(send(session, Messages.to("carol"))).extracting(Reply::code).containsExactly(250);
    }
    assertThat(peer.messages()).hasSize(1);
    assertThat(peer.commands()).contains("RSET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"554 5.5.1 no valid recipients", "250 2.0.0 Ok: nothing"})
  void dataTakenForNobodyIsEndedWithADot(String answerToDot) throws IOException {
    peerOffers("PIPELINING");
    peer.answering("RCPT TO:<bob", say("550 5.1.1 no bob"))
        .answering("DATA", say("354 go ahead, whoever"))
        .behaving("DATA")
        .answering(FINAL_DOT, say(answerToDot))
        .behaving(FINAL_DOT);

    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.to("bob")))
          .extracting(Reply::text)
          .containsExactly("550 5.1.1 no bob");
      assertThat(peer.messages()).containsExactly(new byte[0]);
      assertThat(send(session, Messages.to("carol"))).extracting(Reply::code).containsExactly(250);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DATA, 451 4.3.0 disk full, ''",
    "DATA, 554 5.7.1 no, PIPELINING",
    "<FINAL DOT>, 451 4.3.0 try again, ''",
    "<FINAL DOT>, 554 5.6.0 spam, PIPELINING"
  })
  void refusedContentIsTheReplyOfThoseAccepted(String point, String text, String extension)
      throws IOException {
    peerOffers(extension);
    peer.answering("RCPT TO:<bob", say("550 5.1.1 no bob")).answering(point, say(text));

    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.to("bob", "carol")))
          .extracting(Reply::text)
          .containsExactly("550 5.1.1 no bob", text);
      assertThat(session.isReady()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, sending RCPT TO, ''",
    "RCPT, sending RCPT TO, PIPELINING",
    "DATA, sending DATA command, ''",
    "DATA, sending DATA command, PIPELINING",
    "<FINAL DOT>, sending end of data -- message may be sent more than once, ''"
  })
  void lossNamesThePhaseAndDefers(String point, String activity, String extension)
      throws IOException {
    peerOffers(extension);
    peer.answering(point, hangUp());

    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.to("bob")))
          .extracting(Reply::text)
          .containsExactly("451 4.4.2 lost connection with peer.test[127.0.0.1] while " + activity);
      assertThat(session.isOpen()).isFalse();
    }
  }

  /** Whether another server may be asked at once without a second copy (RFC 1047). */
  @ParameterizedTest
  @CsvSource({
    "DATA, , MESSAGE, ''",
    "<FINAL DOT>, , UNANSWERED, ''",
    "<FINAL DOT>, 354 more, UNANSWERED, ''",
    "<FINAL DOT>, 451 4.3.0 no, MESSAGE, ''",
    "<FINAL DOT>, 421 4.3.2 bye, MESSAGE, ''",
    "BDAT, , UNANSWERED, CHUNKING"
  })
  void aPeerThatMayHaveTakenTheMessageIsToldApart(
      String point, @Nullable String answer, PeerStage stage, String extension) throws IOException {
    peerOffers(extension);
    peer.answering(point, answer == null ? hangUp() : say(answer));

    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(verdicts(session, Messages.to("bob")).getFirst().stage()).isEqualTo(stage);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, sending RCPT TO",
    "DATA, sending DATA command",
    "<FINAL DOT>, sending end of data -- message may be sent more than once"
  })
  void silenceNamesThePhaseAndDefers(String point, String activity) throws IOException {
    peer.answering(point, silence());

    try (SmtpClientSession session = dial(impatientAt(point))) {
      assertThat(send(session, Messages.to("bob")))
          .extracting(Reply::text)
          .containsExactly(
              "451 4.4.2 conversation with peer.test[127.0.0.1] timed out while " + activity);
      assertThat(session.isOpen()).isFalse();
    }
  }

  @Test
  void peerThatTakesNoMoreOfTheBodyIsGivenUp() throws IOException {
    peer.answering(BODY, silence());

    List<Reply> replies =
        sendOne(
            impatientAt(BODY), Messages.of("x\r\n".repeat(10_000_000), BodyType.SEVEN_BIT, "bob"));

    assertThat(replies)
        .extracting(Reply::text)
        .containsExactly(
            "451 4.4.2 conversation with peer.test[127.0.0.1] timed out"
                + " while sending message body");
  }

  @RepeatedTest(10)
  void lastWordsInTheMiddleOfTheBodyAreHeard() throws IOException {
    peer.answering(BODY, hangUp("552 5.3.4 too much"));

    List<Reply> replies =
        sendOne(PATIENT, Messages.of("x\r\n".repeat(10_000_000), BodyType.SEVEN_BIT, "bob"));

    assertThat(replies).extracting(Reply::text).containsExactly("552 5.3.4 too much");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PIPELINING"})
  void farewellAtRecipientIsForAllThatAreUndecided(String extension) throws IOException {
    peerOffers(extension);
    peer.answering("RCPT TO:<bob", say("550 5.1.1 no bob"))
        .answering("RCPT TO:<dave", hangUp("421 4.3.2 shutting down"));

    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.to("bob", "carol", "dave", "erin")))
          .extracting(Reply::text)
          .containsExactly(
              "550 5.1.1 no bob",
              "421 4.3.2 shutting down",
              "421 4.3.2 shutting down",
              "421 4.3.2 shutting down");
      assertThat(session.isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSET", "MAIL"})
  void farewellOnAReusedSessionIsNoAnswerToTheMessage(String point) throws IOException {
    peer.behaving(point).answering(point, hangUp("421 4.4.2 idle too long"));
    if (point.equals("RSET")) {
      peer.close();
      peer = ScriptedPeer.offering().answering("RSET", hangUp("421 4.4.2 idle too long"));
    }
    try (SmtpClientSession session = dial(PATIENT)) {
      send(session, Messages.to("bob"));

      assertThat(session.send(Messages.to("carol")))
          .isEqualTo(
              new SendResult.NotBegun(Verdict.spoken(Reply.reply(421, "4.4.2", "idle too long"))));
      assertThat(session.isOpen()).isFalse();
    }
  }

  @Test
  void connectionLostOnReuseIsNoAnswerToTheMessage() throws IOException {
    peerOffers("PIPELINING");
    peer.answering("RSET", hangUp());
    try (SmtpClientSession session = dial(PATIENT)) {
      send(session, Messages.to("bob"));

      assertThat(session.send(Messages.to("carol"))).isInstanceOf(SendResult.NotBegun.class);
    }
  }

  @Test
  void idlePeerThatLeavesIsNoticed() throws IOException {
    try (SmtpClientSession session = dial(PATIENT)) {
      send(session, Messages.to("bob"));
      assertThat(session.isReady()).isTrue();

      peer.hangUp();

      await().until(() -> !session.isReady());
    }
  }

  @Test
  void wordsOfAnIdlePeerAreAFarewell() throws IOException {
    peer.answering(FINAL_DOT, Answer.raw("250 2.0.0 Ok\r\n421 4.4.2 bye\r\n"));
    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.to("bob"))).extracting(Reply::code).containsExactly(250);
      assertThat(session.isReady()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what?\r\n",
        "25\r\n",
        "250ok\r\n",
        "199 no\r\n",
        "600 no\r\n",
        "250-a\r\n251 b\r\n",
        "250 ok\n",
        "250 o\rk\r\n",
        "250 o\0k\r\n"
      })
  void whatIsNoReplyEndsTheSession(String octets) throws IOException {
    peer.answering("RCPT", Answer.raw(octets));
    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.to("bob")).getFirst().text())
          .startsWith("451 4.5.0 protocol error of peer.test[127.0.0.1] while sending RCPT TO: ");
      assertThat(session.isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"250-more\r\n", "250 all in one line "})
  void endlessRepliesAreCutOff(String octets) throws IOException {
    peer.answering("RCPT", Answer.flood(octets));

    String text = sendOne(impatientAt("RCPT"), Messages.to("bob")).getFirst().text();

    assertThat(text).matches("451 4.(5.0 protocol error|4.2 conversation) .*");
  }

  @ParameterizedTest
  @CsvSource({
    "RCPT, 354 what, sending RCPT TO",
    "DATA, 250 sure, sending DATA command",
    "<FINAL DOT>, 354 more, sending end of data -- message may be sent more than once"
  })
  void aYesOutOfPlaceIsNoDelivery(String point, String answer, String activity) throws IOException {
    peer.answering(point, say(answer));
    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.to("bob")).getFirst().text())
          .isEqualTo(
              "451 4.5.0 unexpected reply of peer.test[127.0.0.1] while "
                  + activity
                  + ": "
                  + answer);
      assertThat(session.isOpen()).isFalse();
    }
  }

  @Test
  void sizeIsAnnouncedAndLimitKept() throws IOException {
    peerOffers("SIZE 100");
    try (SmtpClientSession session = dial(PATIENT)) {
      String large = "x".repeat(99) + "\r\n";
      assertThat(send(session, Messages.of(large, BodyType.SEVEN_BIT, "bob", "carol")))
          .extracting(Reply::text)
          .containsOnly(
              "552 5.3.4 message size 101 exceeds size limit 100 of server peer.test[127.0.0.1]");
      assertThat(peer.commands()).doesNotContain("RSET").noneMatch(c -> c.startsWith("MAIL"));

      assertThat(send(session, Messages.to("bob"))).extracting(Reply::code).containsExactly(250);
    }
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test> SIZE=25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SIZE", "SIZE 0", "size"})
  void sizeWithoutLimitIsNone(String offer) throws IOException {
    peerOffers(offer);

    assertThat(sendOne(PATIENT, Messages.to("bob"))).extracting(Reply::code).containsExactly(250);
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test> SIZE=25");
  }

  @Test
  void eightBitContentIsDeclared() throws IOException {
    peerOffers("8BITMIME");
    String text = "Subject: x\r\n\r\nGr\u00fc\u00dfe\r\n";

    assertThat(sendOne(PATIENT, Messages.of(text, BodyType.EIGHT_BIT_MIME, "bob")))
        .extracting(Reply::code)
        .containsExactly(250);
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test> BODY=8BITMIME");
    assertThat(peer.messages()).containsExactly(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void eightBitContentIsNotSentToWhomDoesNotTakeIt() throws IOException {
    assertThat(sendOne(PATIENT, Messages.of("\u00e4\r\n", BodyType.EIGHT_BIT_MIME, "bob")))
        .extracting(Reply::text)
        .containsExactly(
            "554 5.6.3 message has 8-bit content, for which peer.test[127.0.0.1] offers no"
                + " 8BITMIME");
    assertThat(peer.commands()).noneMatch(c -> c.startsWith("MAIL"));
  }

  /** As Postfix does: what a client does not declare is found where it matters. */
  @Test
  void eightBitContentThatWasNotDeclaredIsNotSentEither() throws IOException {
    assertThat(sendOne(PATIENT, Messages.of("\u00e4\r\n", BodyType.SEVEN_BIT, "bob")))
        .extracting(Reply::text)
        .singleElement()
        .asString()
        .startsWith("554 5.6.3 message has 8-bit content");
  }

  /** RFC 6152 §3. */
  @Test
  void whatHasNoEightBitOctetsNeedsNoExtension() throws IOException {
    String text = "Subject: x\r\n\r\nx\r\n";

    assertThat(sendOne(PATIENT, Messages.of(text, BodyType.EIGHT_BIT_MIME, "bob")))
        .extracting(Reply::code)
        .containsExactly(250);
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test>");
    assertThat(peer.messages()).containsExactly(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** RFC 6152 §3: the other form is what the peer gets, and its size is what it is told. */
  @Test
  void eightBitContentIsConvertedForWhomDoesNotTakeIt() throws IOException {
    peerOffers("SIZE");
    MessageSource plain = Messages.source("encoded\r\n".getBytes(StandardCharsets.US_ASCII));
    MessageSource original =
        new MessageSource() {
          @Override
          public long size() {
            return 3;
          }

          @Override
          public InputStream open() {
            return new ByteArrayInputStream(new byte[] {(byte) 0xe4, '\r', '\n'});
          }

          @Override
          public Optional<MessageSource> sevenBit() {
            return Optional.of(plain);
          }
        };

    assertThat(sendOne(PATIENT, Messages.of(original, BodyType.EIGHT_BIT_MIME, "bob")))
        .extracting(Reply::code)
        .containsExactly(250);
    assertThat(peer.commands()).contains("MAIL FROM:<alice@example.test> SIZE=9");
    assertThat(peer.messages()).containsExactly("encoded\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n.\nMAIL", "a\r.\rMAIL", "a\n", "a\r", "a\r\r\n", "\n"})
  void messageThatIsNotMadeOfLinesIsNotSent(String text) throws IOException {
    try (SmtpClientSession session = dial(PATIENT)) {
      assertThat(send(session, Messages.of("Subject: x\r\n\r\n" + text, BodyType.SEVEN_BIT, "bob")))
          .extracting(Reply::text)
          .singleElement()
          .asString()
          .matches("554 5.6.0 message holds a bare (CR|LF), and was not sent");
      assertThat(session.isOpen()).isFalse();
    }
    assertThat(peer.messages()).isEmpty();
  }

  @Test
  void unreadableMessageEndsTheSessionWithoutFinalDot() throws IOException {
    peerOffers("8BITMIME");
    MessageSource broken = new UnreadableSource();
    try (SmtpClientSession session = dial(PATIENT)) {
      assertThatThrownBy(() -> session.send(Messages.of(broken, BodyType.SEVEN_BIT, "bob")))
          .isInstanceOf(IOException.class)
          .hasMessage("disk is gone");
      assertThat(session.isOpen()).isFalse();
    }
    assertThat(peer.messages()).isEmpty();
  }

  @Test
  void anyMessageArrivesOctetForOctet() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    peerOffers("PIPELINING", "8BITMIME");
    try (SmtpClientSession session = dial(PATIENT)) {
      for (int i = 0; i < 50; i++) {
        StringBuilder text = new StringBuilder();
        int lines = random.nextInt(200);
        for (int line = 0; line < lines; line++) {
          text.append(".".repeat(random.nextInt(3)));
          random
              .ints(random.nextInt(80), 0, 256)
              .filter(c -> c != '\r' && c != '\n')
              .forEach(c -> text.append((char) c));
          text.append("\r\n");
        }
        byte[] octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        OutboundMessage message =
            Messages.of(Messages.source(octets), BodyType.EIGHT_BIT_MIME, "bob");
        assertThat(send(session, message)).extracting(Reply::code).containsExactly(250);
        assertThat(peer.messages().getLast()).as("seed %d", seed).isEqualTo(octets);
      }
    }
  }

  @Test
  void multiLineGreetingAndFarewellToAStubbornPeer() throws IOException {
    peer.answering(CONNECT, say("220-peer.test", "220-no spam", "220"))
        .answering("QUIT", silence());

    assertThat(sendOne(impatientAt("QUIT"), Messages.to("bob")))
        .extracting(Reply::code)
        .containsExactly(250);
  }
}
