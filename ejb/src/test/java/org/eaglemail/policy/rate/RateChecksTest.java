package org.eaglemail.policy.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eaglemail.policy.Clients;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.RateLimits;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.Test;

class RateChecksTest {
  private static final Duration UNIT = Duration.ofSeconds(60);
  private static final RateLimits TWO = new RateLimits(2, 2, 2);

  private final AtomicLong now = new AtomicLong();
  private final RateChecks rates =
      new RateChecks(
          UNIT,
          now::get,
          session -> session.client().isLoopback() || session.account().isPresent());

  private static Request.Connection connection(String client) {
    return new Request.Connection(Clients.stranger(client));
  }

  private static Request.Sender mail(SmtpSession session) {
    return new Request.Sender(session, ReversePath.nullSender());
  }

  private static Request.Recipient rcpt(SmtpSession session) {
    return new Request.Recipient(
        session, ReversePath.nullSender(), EmailAddress.parse("a@example.test"));
  }

  private static String text(Verdict verdict) {
    return verdict instanceof Verdict.Refuse refuse ? refuse.reply().text() : "go";
  }

  private static <R extends Request> void use(Check<R> check, R request, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(text(check.examine(request))).isEqualTo("go");
    }
  }

  @Test
  void aClientMayBeginSoManySessionsInAUnit() {
    Check<Request.Connection> check = rates.connections(TWO);
    use(check, connection("192.0.2.1"), 2);

    assertThat(text(check.examine(connection("192.0.2.1"))))
        .isEqualTo("421 4.7.0 Error: too many connections from 192.0.2.1");
    use(check, connection("192.0.2.2"), 2);

    now.addAndGet(UNIT.toNanos());
    use(check, connection("192.0.2.1"), 2);
    assertThat(text(check.examine(connection("192.0.2.1")))).startsWith("421 ");
  }

  @Test
  void theHostsOfAnIpv6NetworkAreOne() {
    Check<Request.Connection> check = rates.connections(TWO);
    use(check, connection("2001:db8::1"), 1);
    use(check, connection("2001:db8::2"), 1);

    assertThat(text(check.examine(connection("2001:db8::3:4:5:6")))).startsWith("421 ");
    use(check, connection("2001:db8:0:1::1"), 2);
  }

  @Test
  void messagesAndRecipientsAreCountedForThemselves() {
    SmtpSession stranger = Clients.stranger("192.0.2.1");
    Check<Request.Sender> messages = rates.clientMessages(TWO);
    Check<Request.Recipient> recipients = rates.clientRecipients(TWO);
    use(messages, mail(stranger), 2);
    use(recipients, rcpt(stranger), 2);

    assertThat(text(messages.examine(mail(stranger))))
        .isEqualTo("450 4.7.1 Error: too much mail from 192.0.2.1");
    assertThat(text(recipients.examine(rcpt(stranger))))
        .isEqualTo("450 4.7.1 Error: too many recipients from 192.0.2.1");
  }

  @Test
  void anAccountIsCountedWhereverItComesFrom() {
    SmtpSession account = Clients.account("ann@example.test");
    Check<Request.Sender> messages = rates.accountMessages(TWO);
    Check<Request.Recipient> recipients = rates.accountRecipients(TWO);
    use(messages, mail(account), 2);
    use(recipients, rcpt(account), 2);

    assertThat(text(messages.examine(mail(account))))
        .isEqualTo("450 4.7.1 Error: too much mail from ann@example.test");
    assertThat(text(recipients.examine(rcpt(account))))
        .isEqualTo("450 4.7.1 Error: too many recipients from ann@example.test");
    use(messages, mail(Clients.account("bob@example.test")), 2);
    use(messages, mail(Clients.stranger("192.0.2.1")), 5);
  }

  @Test
  void whoIsSparedIsNotCountedAsAClient() {
    use(rates.connections(TWO), connection("127.0.0.1"), 5);
    use(rates.clientMessages(TWO), mail(Clients.account("ann@example.test")), 5);
  }

  @Test
  void zeroIsNoLimit() {
    use(rates.connections(new RateLimits(0, 0, 0)), connection("192.0.2.1"), 1000);
  }

  @Test
  void toForeseeCountsNothing() {
    Check<Request.Connection> check = rates.connections(TWO);
    for (int i = 0; i < 5; i++) {
      assertThat(text(check.foresee(connection("192.0.2.1")))).isEqualTo("go");
    }
    use(check, connection("192.0.2.1"), 2);

    assertThat(text(check.foresee(connection("192.0.2.1")))).startsWith("421 ");
    now.addAndGet(UNIT.toNanos());
    assertThat(text(check.foresee(connection("192.0.2.1")))).isEqualTo("go");
  }
}
