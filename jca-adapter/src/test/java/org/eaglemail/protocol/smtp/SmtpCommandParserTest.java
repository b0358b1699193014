package org.eaglemail.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
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
    "'MAIL FROM:<a@b> RET=FULL', 555 5.5.4",
    "'MAIL FROM:<a@b> BODY=9BIT', 501 5.5.4",
    "'RCPT TO:<>', 501 5.1.3",
    "'RCPT TO:<a@b> NOTIFY=NEVER', 555 5.5.4",
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
}
