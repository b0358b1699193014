package org.eaglemail.policy.check;

/**
 * One rule of the policy, asked at one stage. For use by any thread, without a transaction.
 *
 * @param <R> the stage
 */
public interface Check<R extends Request> {

  /** What it is called in logs, counters and explanations. */
  CheckName name();

  /** What it says of this request, which really happens: what is to be counted is counted. */
  Verdict examine(R request);

  /** What it would say of this request, if it came now; changes nothing. */
  default Verdict foresee(R request) {
    return examine(request);
  }
}
