package org.eaglemail.filter.milter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.eaglemail.filter.Edit;
import org.eaglemail.filter.FilterSession;
import org.eaglemail.filter.HeaderField;
import org.eaglemail.filter.Judgement;
import org.eaglemail.filter.Verdict;
import org.eaglemail.filter.run.TestSession;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.settings.MilterFailure;
import org.eaglemail.spi.SmtpRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MilterSessionTest {
  private static final String MESSAGE = "Subject: x\r\nTo:bob,\r\n carol\r\n\r\nbody\r\n";
  private static final Verdict UNAVAILABLE = Verdict.defer("Service unavailable - try again later");

  private static final int NO_CONNECT_NO_HELO = 0x3;
  private static final int ALL_SILENT = 0xff080 & ~0x20000;
  private static final int LEADING_SPACE = 0x100000;
  private static final int SKIP = 0x400;

  @TempDir private Path directory;
  private ScriptedMilter milter;
  private MilterFilter filter;

  @BeforeEach
  void listen() throws IOException {
    milter = new ScriptedMilter();
    filter = filter(MilterFailure.TEMPFAIL, Duration.ofSeconds(20));
  }

  @AfterEach
  void stop() throws IOException {
    milter.close();
  }

  private MilterFilter filter(MilterFailure onError, Duration limit) {
    return new MilterFilter(
        milter.address(),
        new MilterRules(
            Domain.parse("mail.example.test"),
            host -> host.equals(Domain.parse("example.test")),
            Set.of(SmtpRole.RELAY),
            new MilterTimeouts(limit, limit, limit),
            onError,
            directory,
            100));
  }

  private FilterSession session() {
    return filter.begin(TestSession.SESSION);
  }

  /** Up to the message. */
  private static void begin(FilterSession session) {
    session.connected(TestSession.SESSION);
    assertThat(sender(session)).isEqualTo(Verdict.proceed());
    assertThat(recipient(session)).isEqualTo(Verdict.proceed());
    assertThat(session.data(TestSession.envelope())).isEqualTo(Verdict.proceed());
  }

  private static Verdict sender(FilterSession session) {
    return session.sender(TestSession.SESSION, TestSession.SENDER, MailParameters.NONE);
  }

  private static Verdict recipient(FilterSession session) {
    return session.recipient(TestSession.SESSION, TestSession.RECIPIENT, RcptParameters.NONE);
  }

  private static Judgement message(FilterSession session) throws IOException {
    return session.message(TestSession.message(MESSAGE));
  }

  private Judgement judgement() throws IOException {
    FilterSession session = session();
    begin(session);
    return message(session);
  }

  @Test
  void hearsEverythingInItsOrder() throws IOException {
    judgement();

    assertThat(milter.heard())
        .filteredOn(packet -> !packet.startsWith("D"))
        .containsExactly(
            "C[192.0.2.9]|4\u009c@192.0.2.9|",
            "Hclient.test|",
            "M<alice@sender.test>|",
            "R<bob@example.test>|",
            "T",
            "LSubject|x|",
            "LTo|bob,\n carol|",
            "N",
            "Bbody\r\n",
            "E");
  }

  @Test
  void isToldTheCircumstances() throws IOException {
    judgement();

    assertThat(milter.heard())
        .filteredOn(packet -> packet.startsWith("D"))
        .anySatisfy(
            connect ->
                assertThat(connect)
                    .startsWith("DCj|mail.example.test|_| [192.0.2.9]|v|Eagle|")
                    .contains("{daemon_name}|smtp|", "{client_addr}|192.0.2.9|")
                    .contains("{client_port}|40000|", "{client_connections}|1|"))
        .contains(
            "DMi|7-1|{mail_addr}|alice@sender.test|{mail_host}|sender.test|{mail_mailer}|esmtp|",
            "DRi|7-1|{rcpt_addr}|bob@example.test|{rcpt_host}|example.test|{rcpt_mailer}|local|",
            "DEi|7-1|");
  }

  @Test
  void mayChooseItsMacros() throws IOException {
    milter.symbols(2, "{mail_host} j {unknown}");

    judgement();

    assertThat(milter.heard()).contains("DM{mail_host}|sender.test|j|mail.example.test|");
  }

  @Test
  void isNotToldWhatItDoesNotWant() throws IOException {
    // All of SMFIP_NO….
    milter.steps(0x37f | 0x200);

    judgement();

    assertThat(milter.heard()).extracting(packet -> packet.charAt(0)).containsExactly('D', 'E');
  }

  @Test
  void needNotAnswerWhereItSaidSo() throws IOException {
    milter.steps(ALL_SILENT);

    assertThat(judgement()).isEqualTo(Judgement.of(Verdict.proceed()));
    assertThat(milter.heard()).contains("LSubject|x|", "E");
  }

  @Test
  void getsValuesWithTheirSpaceIfItWantsThat() throws IOException {
    milter.steps(LEADING_SPACE).answer('E', 'h', "X-A\0 a\0").answer('E', 'c', "");

    assertThat(judgement().edits())
        .containsExactly(new Edit.AddField(HeaderField.raw("X-A", " a")));
    assertThat(milter.heard()).contains("LSubject| x|", "LTo|bob,\n carol|");
  }

  // Version 2 and 3 do not know DATA.
  @Test
  void anOldOneIsSparedWhatItDoesNotKnow() throws IOException {
    milter.version(2).actions(0x1f);

    judgement();

    assertThat(milter.heard()).extracting(packet -> packet.charAt(0)).doesNotContain('T');
  }

  @ParameterizedTest
  @ValueSource(chars = {'M', 'R', 'T', 'L', 'N', 'B', 'E'})
  void refusesAtEachStage(char stage) throws IOException {
    milter.answer(stage, 'y', "554 5.7.9 Not here\0");

    assertThat(firstOf(session())).isEqualTo(new Verdict.Refuse(reply(554, "5.7.9", "Not here")));
  }

  @ParameterizedTest
  @ValueSource(chars = {'C', 'H'})
  void refusesAClient(char stage) {
    milter.answer(stage, 'r', "");

    FilterSession session = session();

    assertThat(session.connected(TestSession.SESSION))
        .isEqualTo(Verdict.refuse("Command rejected"));
  }

  private static Verdict firstOf(FilterSession session) throws IOException {
    session.connected(TestSession.SESSION);
    Verdict verdict = sender(session);
    if (verdict instanceof Verdict.Continue) {
      verdict = recipient(session);
    }
    if (verdict instanceof Verdict.Continue) {
      verdict = session.data(TestSession.envelope());
    }
    return verdict instanceof Verdict.Continue ? message(session).verdict() : verdict;
  }

  @ParameterizedTest
  @ValueSource(chars = {'M', 'R', 'T', 'L', 'N', 'B', 'E'})
  void defersAtEachStage(char stage) throws IOException {
    milter.answer(stage, 't', "");

    assertThat(firstOf(session())).isEqualTo(UNAVAILABLE);
  }

  @ParameterizedTest
  @ValueSource(chars = {'M', 'R', 'T', 'L', 'N', 'B', 'E'})
  void discardsAtEachStage(char stage) throws IOException {
    milter.answer(stage, 'd', "");

    assertThat(firstOf(session())).isEqualTo(new Verdict.Discard());
  }

  @ParameterizedTest
  @ValueSource(chars = {'M', 'R', 'T', 'L', 'N', 'B', 'E'})
  void acceptsAtEachStage(char stage) throws IOException {
    milter.answer(stage, 'a', "");

    assertThat(firstOf(session())).isEqualTo(Verdict.accept());
  }

  @ParameterizedTest
  @ValueSource(chars = {'4', 'f'})
  void endsTheSession(char answer) throws IOException {
    milter.answer('M', answer, "");

    assertThat(firstOf(session()))
        .isEqualTo(new Verdict.Defer(reply(421, "4.7.0", "Server closing connection")));
  }

  @Test
  void mayTakeItsTime() throws IOException {
    milter.answer('E', 'p', "").answer('E', 'p', "").answer('E', 'c', "");

    assertThat(judgement()).isEqualTo(Judgement.of(Verdict.proceed()));
  }

  @Test
  void mayHaveSeenEnoughOfABody() throws IOException {
    milter.steps(SKIP).answer('B', 's', "");
    FilterSession session = session();
    begin(session);

    session.message(TestSession.message("Subject: x\r\n\r\n" + "0123456789abcd\r\n".repeat(9000)));

    assertThat(milter.heard()).filteredOn(packet -> packet.startsWith("B")).hasSize(1);
    assertThat(milter.heard()).last().isEqualTo("E");
  }

  @Test
  void getsABodyInPieces() throws IOException {
    String body = "0123456789abcd\r\n".repeat(9000);
    FilterSession session = session();
    begin(session);

    session.message(TestSession.message("Subject: x\r\n\r\n" + body));

    assertThat(milter.heard())
        .filteredOn(packet -> packet.startsWith("B"))
        .allSatisfy(packet -> assertThat(packet.length() - 1).isLessThanOrEqualTo(65_535))
        .extracting(packet -> packet.substring(1))
        .satisfies(pieces -> assertThat(String.join("", pieces)).isEqualTo(body));
  }

  @Test
  void changesTheHeader() throws IOException {
    milter
        .answer('E', 'h', "X-Added\0one\n two\0")
        .answer('E', 'i', "\0\0\0\1X-First\0first\0")
        .answer('E', 'i', "\0\0\0\3X-Third\0third\0")
        .answer('E', 'm', "\0\0\0\1Subject\0changed\0")
        .answer('E', 'm', "\0\0\0\2To\0\0")
        .answer('E', 'c', "");

    assertThat(judgement().edits())
        .containsExactly(
            new Edit.AddField(HeaderField.of("X-Added", "one\r\n two")),
            new Edit.InsertField(0, HeaderField.of("X-First", "first")),
            new Edit.InsertField(2, HeaderField.of("X-Third", "third")),
            new Edit.ChangeField(1, HeaderField.of("Subject", "changed")),
            new Edit.RemoveField("To", 2));
  }

  @Test
  void cannotInjectAField() throws IOException {
    milter
        .answer('E', 'h', "X-A\0one\r\nBcc: eve@elsewhere.test\r\n\r\nbody\0")
        .answer('E', 'c', "");

    assertThat(judgement().edits())
        .containsExactly(
            new Edit.AddField(HeaderField.of("X-A", "one\r\n\tBcc: eve@elsewhere.test\r\n\tbody")));
  }

  @Test
  void changesTheEnvelope() throws IOException {
    milter
        .answer('E', 'e', "<>\0")
        .answer('E', '+', "<carol@example.test>\0")
        .answer('E', '2', "<dave@elsewhere.test>\0NOTIFY=NEVER\0")
        .answer('E', '-', "<bob@example.test>\0")
        .answer('E', 'q', "looks odd\0")
        .answer('E', 'c', "");

    assertThat(judgement())
        .isEqualTo(
            new Judgement(
                new Verdict.Hold("looks odd"),
                java.util.List.of(
                    new Edit.ChangeSender(ReversePath.nullSender()),
                    new Edit.AddRecipient(EmailAddress.parse("carol@example.test")),
                    new Edit.AddRecipient(EmailAddress.parse("dave@elsewhere.test")),
                    new Edit.RemoveRecipient(EmailAddress.parse("bob@example.test")))));
  }

  @Test
  void replacesTheBodyPieceByPiece() throws IOException {
    milter.answer('E', 'b', "one\r\n").answer('E', 'b', "two\r\n").answer('E', 'a', "");
    FilterSession session = session();
    begin(session);

    Judgement judgement = message(session);

    assertThat(judgement.edits())
        .singleElement()
        .isInstanceOfSatisfying(
            Edit.ReplaceBody.class, edit -> assertThat(text(edit)).isEqualTo("one\r\ntwo\r\n"));
    assertThat(directory).isNotEmptyDirectory();
    session.reset();
    assertThat(directory).isEmptyDirectory();
  }

  private static String text(Edit.ReplaceBody edit) {
    try (InputStream in = edit.body().open()) {
      return new String(in.readAllBytes(), ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aBodyWithoutEndIsAFailure() throws IOException {
    milter.answer('E', 'b', "x".repeat(101)).answer('E', 'c', "");

    assertThat(judgement()).isEqualTo(Judgement.of(UNAVAILABLE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\0\0\0\1?", "\0\0\0\0", "\u007f\0\0\0", "\0\0\0\4h\0a\0", "\0\0\0\4yab\0"})
  void nonsenseIsAFailure(String octets) throws IOException {
    milter.answerOctets('E', octets.getBytes(ISO_8859_1));

    assertThat(judgement()).isEqualTo(Judgement.of(UNAVAILABLE));
  }

  @Test
  void aChangeBeforeTheEndIsAFailure() throws IOException {
    milter.answer('L', 'h', "X-A\0a\0");

    assertThat(judgement()).isEqualTo(Judgement.of(UNAVAILABLE));
  }

  @Test
  void whatWasNotOfferedIsAFailure() {
    milter.actions(0x40000000);

    assertThat(session().connected(TestSession.SESSION)).isEqualTo(UNAVAILABLE);
  }

  @Test
  void silenceIsAFailure() throws IOException {
    filter = filter(MilterFailure.TEMPFAIL, Duration.ofMillis(50));
    milter.answerOctets('M', new byte[0]);

    assertThat(firstOf(session())).isEqualTo(UNAVAILABLE);
  }

  @Test
  void aFailureLetsMailPassIfItIsToldTo() throws IOException {
    filter = filter(MilterFailure.ACCEPT, Duration.ofSeconds(20));
    milter.close();

    FilterSession session = session();
    begin(session);
    assertThat(message(session)).isEqualTo(Judgement.of(Verdict.proceed()));
  }

  @Test
  void aFailureHoldsForTheTransactionOnly() throws IOException {
    FilterSession session = session();
    begin(session);
    milter.hangUp();

    assertThat(message(session)).isEqualTo(Judgement.of(UNAVAILABLE));
    assertThat(sender(session)).isEqualTo(Verdict.proceed());
    assertThat(milter.heard()).filteredOn(packet -> packet.startsWith("C")).hasSize(2);
  }

  @Test
  void hearsOfTransactionsThatEndEarly() {
    milter.steps(NO_CONNECT_NO_HELO);
    FilterSession session = session();
    sender(session);
    session.reset();
    sender(session);
    sender(session);
    session.ended();

    await()
        .untilAsserted(
            () ->
                assertThat(milter.heard())
                    .filteredOn(packet -> !packet.startsWith("D"))
                    .extracting(packet -> packet.charAt(0))
                    .containsExactly('M', 'A', 'M', 'A', 'M', 'A', 'Q'));
  }

  @Test
  void hearsThatASessionIsOver() {
    FilterSession first = session();
    first.connected(TestSession.SESSION);
    first.ended();
    session().connected(TestSession.SESSION);

    assertThat(milter.connections()).isEqualTo(2);
    await().untilAsserted(() -> assertThat(milter.heard()).contains("Q"));
  }
}
