package org.eaglemail.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.queue.Mail;
import org.eaglemail.spool.QueuedRecipient;
import org.eaglemail.spool.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnreportedTest {
  private static QueuedRecipient asking(String notify) {
    Optional<Set<NotifyCondition>> on =
        switch (notify) {
          case "nothing" -> Optional.empty();
          case "never" -> Optional.of(Set.of());
          default -> Optional.of(Set.of(NotifyCondition.valueOf(notify)));
        };
    return new QueuedRecipient(
        1,
        EmailAddress.parse("bob@away.test"),
        new RcptParameters(on, Optional.empty()),
        0,
        0,
        1,
        Mail.EXPIRES,
        Optional.empty());
  }

  private static Terms by(DeliverBy.Mode mode, boolean trace) {
    return new Terms(
        BodyType.SEVEN_BIT,
        false,
        false,
        MailParameters.Notification.NONE,
        0,
        Optional.of(new Terms.Deadline(Mail.EXPIRES, mode, trace)));
  }

  /** RFC 3461 §5.2.2. */
  @ParameterizedTest
  @CsvSource({
    "nothing, false",
    "never, false",
    "FAILURE, false",
    "DELAY, false",
    "SUCCESS, true",
  })
  void whoAskedForSuccessIsToldWhereTheServerWillNotTellHim(String notify, boolean unreported) {
    QueuedRecipient recipient = asking(notify);

    assertThat(Unreported.of(Terms.PLAIN, recipient, Set.of())).isEqualTo(unreported);
    assertThat(Unreported.of(Terms.PLAIN, recipient, Set.of(SmtpExtension.DSN))).isFalse();
  }

  /** RFC 2852 §4.1.3, §4.1.5. */
  @ParameterizedTest
  @CsvSource({
    // asked, mode, trace, whether the server heeds it; the sender is told
    "nothing, RETURN, false, true,  false",
    "nothing, NOTIFY, false, true,  false",
    "nothing, RETURN, false, false, true",
    "nothing, NOTIFY, false, false, true",
    "nothing, RETURN, true,  true,  true",
    "nothing, NOTIFY, true,  true,  true",
    "nothing, NOTIFY, true,  false, true",
    "FAILURE, RETURN, true,  true,  true",
    "FAILURE, NOTIFY, false, false, true",
    "never,   RETURN, true,  true,  false",
    "never,   NOTIFY, true,  false, false",
    "never,   NOTIFY, false, false, false",
  })
  void whoGaveATimeIsToldThatItWasNotPassedOnAndOfEachHopThatHeTraces(
      String notify, DeliverBy.Mode mode, boolean trace, boolean heeded, boolean unreported) {
    Set<SmtpExtension> offered =
        heeded ? Set.of(SmtpExtension.DSN, SmtpExtension.DELIVERBY) : Set.of(SmtpExtension.DSN);

    assertThat(Unreported.of(by(mode, trace), asking(notify), offered)).isEqualTo(unreported);
  }

  @Test
  void aTimeThatWasPassedOnDoesNotHideThatSuccessIsNotReported() {
    assertThat(
            Unreported.of(
                by(DeliverBy.Mode.RETURN, false),
                asking("SUCCESS"),
                Set.of(SmtpExtension.DELIVERBY)))
        .isTrue();
  }
}
