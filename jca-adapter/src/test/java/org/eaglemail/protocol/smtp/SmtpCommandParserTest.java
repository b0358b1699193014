package org.eaglemail.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.eaglemail.Seeds;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpCommandParserTest {
  private static final EmailAddress CAROL = EmailAddress.parse("carol@example.org");

  static LongStream seeds() {
    return Seeds.some(50);
  }

  private static SmtpCommand parse(String line) throws SmtpSyntaxError {
    return SmtpCommandParser.parse(line);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void throwsNothingButItsSyntaxError(long seed) {
    RandomCommands lines = new RandomCommands(new Random(seed));
    for (int i = 0; i < 5000; i++) {
      String line = lines.line();
      try {
        assertThat(parse(line)).isNotNull();
      } catch (SmtpSyntaxError error) {
        assertThat(error.reply().isPermanent()).as(line).isTrue();
        assertThat(error.reply().status()).as(line).isPresent();
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void parsesWhatIsFormatted(long seed) throws SmtpSyntaxError {
    RandomCommands commands = new RandomCommands(new Random(seed));
    for (int i = 0; i < 1000; i++) {
      SmtpCommand command = commands.command();
      assertThat(parse(command.line())).isEqualTo(command);
    }
  }

  @Test
  void mailHasSenderAndParameters() throws SmtpSyntaxError {
    assertThat(parse("MAIL FROM:<carol@example.org> SIZE=12 BODY=8BITMIME"))
        .isEqualTo(
            new SmtpCommand.Mail(
                ReversePath.of(CAROL),
                MailParameters.of(OptionalLong.of(12), BodyType.EIGHT_BIT_MIME)));
    assertThat(parse("mail from: <carol@example.org>"))
        .isEqualTo(new SmtpCommand.Mail(ReversePath.of(CAROL), MailParameters.NONE));
    assertThat(parse("MAIL FROM:<>"))
        .isEqualTo(new SmtpCommand.Mail(ReversePath.nullSender(), MailParameters.NONE));
  }

  @Test
  void sizeBeyondALongIsTheLargest() throws SmtpSyntaxError {
    assertThat(parse("MAIL FROM:<> SIZE=99999999999999999999"))
        .isEqualTo(
            new SmtpCommand.Mail(
                ReversePath.nullSender(),
                MailParameters.of(OptionalLong.of(Long.MAX_VALUE), BodyType.SEVEN_BIT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RCPT TO:<carol@example.org>",
        "rcpt to:<@a.example,@b.example:carol@example.org>",
        "RCPT TO:<\"carol\"@EXAMPLE.org>",
        "RCPT TO: <\"c\\arol\"@example.org>  ",
      })
  void oneMailboxInManyForms(String line) throws SmtpSyntaxError {
    assertThat(parse(line))
        .isEqualTo(new SmtpCommand.Rcpt(new ForwardPath.Mailbox(CAROL), RcptParameters.NONE));
  }

  @Test
  void bracketsInQuotesDoNotEndAPath() throws SmtpSyntaxError {
    assertThat(parse("MAIL FROM:<\"a> SIZE=x\\\"\"@example.org>"))
        .isEqualTo(
            new SmtpCommand.Mail(
                ReversePath.of(new EmailAddress("a> SIZE=x\"", CAROL.host())),
                MailParameters.NONE));
  }

  @Test
  void secretsDoNotShow() throws SmtpSyntaxError {
    SmtpCommand auth = parse("auth plain AGEAc2VjcmV0");
    assertThat(auth).isEqualTo(new SmtpCommand.Auth("PLAIN", Optional.of("AGEAc2VjcmV0")));
    assertThat(auth.toString()).doesNotContain("AGEAc2VjcmV0");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 500 5.5.2",
    "' NOOP', 500 5.5.2",
    "'EHLO', 501 5.5.4",
    "'EHLO a b', 501 5.5.4",
    "'DATA x', 501 5.5.4",
    "'MAIL', 501 5.5.4",
    "'MAIL FROM:a@b', 501 5.5.4",
    "'MAIL FROM:<a@b>SIZE=1', 501 5.5.4",
    "'MAIL FROM:<a>', 501 5.1.7",
    "'MAIL FROM:<a@b> SIZE=1 size=2', 501 5.5.4",
    "'MAIL FROM:<a@b> FULL', 555 5.5.4",
    "'MAIL FROM:<a@b> BODY=9BIT', 501 5.5.4",
    "'RCPT TO:<>', 501 5.1.3",
    "'RCPT TO:<a@b> RET=FULL', 555 5.5.4",
    "'AUTH', 501 5.5.4",
    "'AUTH PLAIN a b', 501 5.5.4",
    "'VRFY', 501 5.5.4"
  })
  void eachErrorHasItsReply(String line, String reply) {
    assertThatThrownBy(() -> parse(line))
        .isInstanceOfSatisfying(
            SmtpSyntaxError.class,
            error -> assertThat(error.reply().text()).startsWith(reply + " "));
  }

  @Test
  void aPathHasAtMost256Octets() throws SmtpSyntaxError {
    String domain = "d".repeat(59) + ("." + "d".repeat(59)).repeat(3);
    String longest = "a".repeat(256 - 2 - 1 - domain.length()) + "@" + domain;
    assertThat(parse("RCPT TO:<" + longest + ">")).isInstanceOf(SmtpCommand.Rcpt.class);
    assertThatThrownBy(() -> parse("RCPT TO:<a" + longest + ">"))
        .isInstanceOf(SmtpSyntaxError.class);
  }

  private static SmtpCommand.Mail mail(String parameters) throws SmtpSyntaxError {
    return (SmtpCommand.Mail) parse("MAIL FROM:<carol@example.org> " + parameters);
  }

  @Test
  void mailHasTheParametersOfExtensions() throws SmtpSyntaxError {
    assertThat(mail("SMTPUTF8 REQUIRETLS").parameters())
        .isEqualTo(
            new MailParameters(
                OptionalLong.empty(),
                BodyType.SEVEN_BIT,
                true,
                MailParameters.Notification.NONE,
                true,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty()));
    assertThat(mail("RET=HDRS ENVID=QQ+2B314").parameters().notification())
        .isEqualTo(
            new MailParameters.Notification(Optional.of(DsnReturn.HDRS), Optional.of("QQ+314")));
    assertThat(mail("HOLDFOR=86400").parameters().release())
        .contains(new FutureRelease.HoldFor(Duration.ofDays(1)));
    assertThat(mail("holduntil=2026-12-24T18:00:00+01:00").parameters().release())
        .contains(new FutureRelease.HoldUntil(Instant.parse("2026-12-24T17:00:00Z")));
    assertThat(mail("BY=-120;nt").parameters().deliverBy())
        .contains(new DeliverBy(-120, DeliverBy.Mode.NOTIFY, true));
    assertThat(mail("MT-PRIORITY=-9").parameters().priority()).hasValue(-9);
    assertThat(mail("BODY=BINARYMIME").parameters().body()).isEqualTo(BodyType.BINARY_MIME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SMTPUTF8=1",
        "REQUIRETLS=yes",
        "RET",
        "RET=ALL",
        "ENVID=",
        "ENVID=a+2",
        "ENVID=a+0D+0A",
        "HOLDFOR=0",
        "HOLDFOR=1000000000",
        "HOLDFOR=5 HOLDUNTIL=2026-12-24T17:00:00Z",
        "HOLDUNTIL=tomorrow",
        "BY=0;R",
        "BY=120",
        "BY=120;X",
        "BY=1234567890;N",
        "MT-PRIORITY=10",
        "MT-PRIORITY=+1",
        "MT-PRIORITY=-0",
        "BODY=9BIT",
      })
  void valuesMustHaveTheirForm(String parameters) {
    assertThatThrownBy(() -> mail(parameters))
        .isInstanceOfSatisfying(
            SmtpSyntaxError.class, error -> assertThat(error.reply().code()).isEqualTo(501));
  }

  private static RcptParameters rcpt(String parameters) throws SmtpSyntaxError {
    return ((SmtpCommand.Rcpt) parse("RCPT TO:<carol@example.org> " + parameters)).parameters();
  }

  @Test
  void recipientsHaveParameters() throws SmtpSyntaxError {
    assertThat(rcpt("NOTIFY=NEVER").notifyOn()).contains(Set.of());
    assertThat(rcpt("notify=success,Failure").notifyOn())
        .contains(Set.of(NotifyCondition.SUCCESS, NotifyCondition.FAILURE));
    assertThat(rcpt("ORCPT=rfc822;Bob+2Bx@example.org").original())
        .contains(new OriginalRecipient("rfc822", "Bob+x@example.org"));
    assertThat(rcpt("ORCPT=utf-8;b\\x{F6}b@example.org").original())
        .contains(new OriginalRecipient("utf-8", "b\u00f6b@example.org"));
    assertThat(rcpt("ORCPT=utf-8;b\u00c3\u00b6b@example.org").original())
        .contains(new OriginalRecipient("utf-8", "b\u00f6b@example.org"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOTIFY=NEVER,SUCCESS",
        "NOTIFY=",
        "NOTIFY",
        "NOTIFY=RELAY",
        "ORCPT=bob@example.org",
        "ORCPT=rfc822;",
        "ORCPT=rfc822;a+0Ab",
        "ORCPT=utf-8;\\x{D800}",
        "ORCPT=utf-8;\\x{0A}",
        "ORCPT=utf-8;\u00ff",
        "NOTIFY=DELAY NOTIFY=DELAY",
      })
  void recipientsParametersMustHaveTheirForm(String parameters) {
    assertThatThrownBy(() -> rcpt(parameters))
        .isInstanceOfSatisfying(
            SmtpSyntaxError.class, error -> assertThat(error.reply().code()).isEqualTo(501));
  }

  @Test
  void unknownParametersOfRecipientsAre555() {
    assertThatThrownBy(() -> rcpt("SIZE=5"))
        .isInstanceOfSatisfying(
            SmtpSyntaxError.class,
            error -> assertThat(error.reply()).isEqualTo(Replies.UNKNOWN_PARAMETER));
  }

  @Test
  void addressesMayBeInternational() throws SmtpSyntaxError {
    // b\u00f6b@b\u00fccher.example in the octets of UTF-8
    String octets = "b\u00c3\u00b6b@b\u00c3\u00bccher.example";
    EmailAddress bob = EmailAddress.parse("b\u00f6b@xn--bcher-kva.example");
    assertThat(parse("MAIL FROM:<" + octets + "> SMTPUTF8"))
        .isInstanceOfSatisfying(
            SmtpCommand.Mail.class, mail -> assertThat(mail.from()).isEqualTo(ReversePath.of(bob)));
    assertThat(parse("RCPT TO:<" + octets + ">"))
        .isEqualTo(new SmtpCommand.Rcpt(new ForwardPath.Mailbox(bob), RcptParameters.NONE));
    assertThatThrownBy(() -> parse("MAIL FROM:<" + octets + ">"))
        .isInstanceOfSatisfying(
            SmtpSyntaxError.class,
            error -> assertThat(error.reply()).isEqualTo(Replies.UTF8_NOT_ANNOUNCED));
    assertThatThrownBy(() -> parse("RCPT TO:<b\u00f6b@example.org>"))
        .as("not UTF-8")
        .isInstanceOf(SmtpSyntaxError.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MAIL FROM:<a@7>",
        "MAIL FROM:<a@b> ENVID=caf+C3+A9",
        "MAIL FROM:<a@b> HOLDUNTIL=2030-02-30T00:00:00Z",
        "MAIL FROM:<a@b> HOLDUNTIL=2030-01-01T00:00Z",
        "MAIL FROM:<a@b> HOLDUNTIL=+20300-01-01T00:00:00Z",
        "MAIL FROM:<a@b> AUTH",
        "MAIL FROM:<a@b> AUTH=a+",
        "RCPT TO:<a@b> NOTIFY=DELAY,DELAY",
        "RCPT TO:<a@b> ORCPT=rfc822;caf+E9",
        "RCPT TO:<a@b..>",
        "EXPN",
        "VRFY caf\u00c3\u00a9",
        "VRFY caf\u00e9 SMTPUTF8",
        "VRFY a\u00c2\u0085 SMTPUTF8",
        "XCLIENT NAME=a NAME=b",
        "XCLIENT NAME=a+0D+0Ab",
        "XCLIENT NAME=a+"
      })
  void whatIsMalformedIs501(String line) {
    assertThatThrownBy(() -> parse(line))
        .as(line)
        .isInstanceOfSatisfying(
            SmtpSyntaxError.class, error -> assertThat(error.reply().code()).isEqualTo(501));
  }

  @Test
  void commandsOfExtensions() throws SmtpSyntaxError {
    assertThat(parse("bdat 0012 last")).isEqualTo(new SmtpCommand.Bdat(12, true));
    assertThat(parse("ETRN @example.org")).isEqualTo(new SmtpCommand.Etrn("@example.org"));
    assertThat(parse("xclient name=[UNAVAILABLE] addr=192.0.2.1 login=caf+C3+A9+20b"))
        .isEqualTo(
            new SmtpCommand.Xclient(
                Map.of("NAME", "[UNAVAILABLE]", "ADDR", "192.0.2.1", "LOGIN", "caf\u00e9 b")));
    assertThat(parse("VRFY caf\u00c3\u00a9 smtputf8")).isEqualTo(new SmtpCommand.Vrfy("caf\u00e9"));
    assertThat(parse("EXPN staff SMTPUTF8")).isEqualTo(new SmtpCommand.Expn("staff"));
    assertThat(parse("VRFY SMTPUTF8")).isEqualTo(new SmtpCommand.Vrfy("SMTPUTF8"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<postmaster>", "<PostMaster>", "<\"postmaster\">"})
  void postmasterNeedsNoDomain(String path) throws SmtpSyntaxError {
    assertThat(parse("RCPT TO:" + path))
        .isEqualTo(new SmtpCommand.Rcpt(new ForwardPath.Postmaster(), RcptParameters.NONE));
  }

  @Test
  void aDotBehindTheDomainIsDropped() throws SmtpSyntaxError {
    assertThat(parse("RCPT TO:<carol@example.org.>"))
        .isEqualTo(new SmtpCommand.Rcpt(new ForwardPath.Mailbox(CAROL), RcptParameters.NONE));
  }

  // RFC 4954 §5: not trusted, so as if it were AUTH=<>.
  @ParameterizedTest
  @ValueSource(strings = {"AUTH=<>", "AUTH=carol@example.org", "auth=a+2Bb@example.org"})
  void aSubmitterIsTakenAndForgotten(String parameter) throws SmtpSyntaxError {
    MailParameters parameters = mail(parameter).parameters();
    assertThat(parameters.submitter()).isTrue();
    assertThat(parameters.text()).isEmpty();
  }
}
