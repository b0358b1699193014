package org.eaglemail.routing;

import org.eaglemail.routing.dns.DnsObserver;
import org.eaglemail.routing.dns.DnsReply;
import org.eaglemail.routing.dns.Question;

/** Is told each {@link Step} while a route is looked for. For use by one thread. */
@FunctionalInterface
public interface Trace extends DnsObserver {

  /** The router made a step. */
  void step(Step step);

  @Override
  default void answered(Question question, DnsReply reply) {
    step(new Step.Answered(question, reply));
  }

  /** A trace that nobody reads. */
  static Trace none() {
    return step -> {};
  }

  /** A rule was looked at. */
  default void considered(String rule, String finding) {
    step(new Step.Considered(rule, finding));
  }

  /** A conclusion was drawn. */
  default void decided(String decision) {
    step(new Step.Decided(decision));
  }
}
