package org.eaglemail.policy.rate;

import static org.eaglemail.protocol.smtp.Reply.reply;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.trust.ClientNetwork;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.settings.RateLimits;
import org.eaglemail.spi.SmtpSession;

/** The limits per client and per account. Refused attempts count, as in Postfix. */
public final class RateChecks {
  private final Duration unit;
  private final Ticker ticker;
  private final Predicate<SmtpSession> spared;

  /**
   * @param spared whose sessions are not counted by client
   */
  public RateChecks(Duration unit, Ticker ticker, Predicate<SmtpSession> spared) {
    this.unit = unit;
    this.ticker = ticker;
    this.spared = spared;
  }

  /** Sessions of a client. */
  public Check<Request.Connection> connections(RateLimits client) {
    return ofClient(client.connections(), c -> reply(421, "4.7.0", tooMany("connections", c)));
  }

  /** Messages of a client that is nobody's account. */
  public Check<Request.Sender> clientMessages(RateLimits client) {
    return ofClient(client.messages(), c -> reply(450, "4.7.1", "Error: too much mail from " + c));
  }

  /** Recipients of a client that is nobody's account. */
  public Check<Request.Recipient> clientRecipients(RateLimits client) {
    return ofClient(client.recipients(), c -> reply(450, "4.7.1", tooMany("recipients", c)));
  }

  /** Messages of an account, over all its sessions. */
  public Check<Request.Sender> accountMessages(RateLimits account) {
    return ofAccount(
        account.messages(), a -> reply(450, "4.7.1", "Error: too much mail from " + a));
  }

  /** Recipients of an account, over all its sessions. */
  public Check<Request.Recipient> accountRecipients(RateLimits account) {
    return ofAccount(account.recipients(), a -> reply(450, "4.7.1", tooMany("recipients", a)));
  }

  private <R extends Request> Check<R> ofClient(int most, Refusal refusal) {
    return new Pace<>(
        most,
        request -> client(request.session()),
        network -> refusal.to(network.network().getHostAddress()),
        unit,
        ticker);
  }

  private <R extends Request> Check<R> ofAccount(int most, Refusal refusal) {
    return new Pace<>(most, request -> request.session().account(), refusal::to, unit, ticker);
  }

  private Optional<CidrBlock> client(SmtpSession session) {
    return spared.test(session)
        ? Optional.empty()
        : Optional.of(ClientNetwork.host(session.client().remote().getAddress()));
  }

  // The words are Postfix's.
  private static String tooMany(String what, String whose) {
    return "Error: too many " + what + " from " + whose;
  }

  /** Says no to somebody. */
  @FunctionalInterface
  private interface Refusal {
    Reply to(String whom);
  }
}
