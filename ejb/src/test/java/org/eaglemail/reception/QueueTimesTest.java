package org.eaglemail.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.policy.Clients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.BodyType;
import org.eaglemail.protocol.smtp.DeliverBy;
import org.eaglemail.protocol.smtp.FutureRelease;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spool.Start;
import org.eaglemail.spool.Timing;
import org.junit.jupiter.api.Test;

/** From when and until when the queue works on a message: five days, a warning after four hours. */
class QueueTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration EXPIRY = Duration.ofDays(5);
  private static final Duration WARNING = Duration.ofHours(4);
  private static final Duration HOUR = Duration.ofHours(1);

  private final QueueTimes times =
      Injection.into(new QueueTimes(), DirectoryDatabase.settings(Map.of()));

  private Timing of(String sender, Disposition disposition, String release, String by) {
    MailParameters parameters =
        new MailParameters(
            OptionalLong.empty(),
            BodyType.SEVEN_BIT,
            false,
            MailParameters.Notification.NONE,
            false,
            Optional.of(release).filter(text -> !text.isEmpty()).map(QueueTimesTest::release),
            Optional.of(by).filter(text -> !text.isEmpty()).map(DeliverBy::parse),
            OptionalInt.empty());
    Envelope envelope =
        new Envelope(
            SmtpSession.of(Clients.at("192.0.2.1"), SmtpRole.SUBMISSION),
            ReversePath.parse(sender),
            parameters,
            List.of(EnvelopeRecipient.of(EmailAddress.parse("bob@away.test"))),
            disposition);
    return times.of(envelope, NOW);
  }

  private static FutureRelease release(String text) {
    return text.startsWith("2")
        ? FutureRelease.HoldUntil.parse(text)
        : FutureRelease.HoldFor.parse(text);
  }

  private Timing of(String release, String by) {
    return of("alice@home.test", Disposition.DELIVER, release, by);
  }

  @Test
  void withoutWishesItBeginsAtOnce() {
    assertThat(of("", ""))
        .isEqualTo(
            new Timing(NOW, new Start.AtOnce(), NOW.plus(EXPIRY), Optional.of(NOW.plus(WARNING))));
  }

  @Test
  void waitingAsAskedForIsNoPartOfTheTimeForTrying() {
    Instant begin = NOW.plus(HOUR);
    Timing later =
        new Timing(
            NOW, new Start.NotBefore(begin), begin.plus(EXPIRY), Optional.of(begin.plus(WARNING)));

    assertThat(of("3600", "")).isEqualTo(later);
    assertThat(of("2026-11-24T13:00:00Z", "")).isEqualTo(later);
    assertThat(of("2026-11-24T11:00:00Z", "")).isEqualTo(of("", ""));
  }

  @Test
  void aTimeToReturnByEndsTheTries() {
    assertThat(of("", "60;R").expires()).isEqualTo(NOW.plusSeconds(60));
    assertThat(of("", "999999999;R").expires()).isEqualTo(NOW.plus(EXPIRY));
  }

  @Test
  void aTimeToNotifyByIsWhenTheSenderIsTold() {
    assertThat(of("", "60;N").warn()).contains(NOW.plusSeconds(60));
    assertThat(of("", "60;N").expires()).isEqualTo(NOW.plus(EXPIRY));
  }

  @Test
  void theNullSenderIsToldNothing() {
    assertThat(of("", Disposition.DELIVER, "", "60;N").warn()).isEmpty();
  }

  @Test
  void whatThePolicyHoldsWaitsForItsReleaseAndThenForItsTime() {
    Start held = of("alice@home.test", Disposition.HOLD, "3600", "").start();

    assertThat(held).isInstanceOf(Start.Held.class);
    assertThat(held.release()).contains(NOW.plus(HOUR));
  }
}
