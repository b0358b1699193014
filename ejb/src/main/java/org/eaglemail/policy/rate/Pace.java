package org.eaglemail.policy.rate;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.metrics.RateMeter;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.smtp.Reply;

/**
 * A limit per unit of time as a check.
 *
 * @param <R> the stage at which it counts
 * @param <K> what is counted by
 */
final class Pace<R extends Request, K> implements Check<R> {
  private static final Verdict NOT_COUNTED = new Verdict.Pass("not counted");
  private static final Verdict WITHIN = new Verdict.Pass("within the limit");

  private final int most;
  private final Function<R, Optional<K>> key;
  private final Function<K, Reply> refusal;
  private final RateMeter<K> meter;

  /**
   * @param most in a unit; 0 for no limit
   * @param key what to count by; empty for what is not counted
   * @param refusal the answer beyond the limit
   */
  Pace(
      int most,
      Function<R, Optional<K>> key,
      Function<K, Reply> refusal,
      Duration unit,
      Ticker ticker) {
    this.most = most;
    this.key = key;
    this.refusal = refusal;
    this.meter = new RateMeter<>(unit, ticker);
  }

  @Override
  public CheckName name() {
    return CheckName.RATE;
  }

  @Override
  public Verdict examine(R request) {
    return judge(request, meter::add);
  }

  @Override
  public Verdict foresee(R request) {
    return judge(request, meter::foresee);
  }

  private Verdict judge(R request, Function<K, Integer> count) {
    if (most == 0) {
      return NOT_COUNTED;
    }
    Optional<K> counted = key.apply(request);
    if (counted.isEmpty()) {
      return NOT_COUNTED;
    }
    return count.apply(counted.get()) > most
        ? new Verdict.Refuse(refusal.apply(counted.get()), "more than " + most + " in a unit")
        : WITHIN;
  }
}
