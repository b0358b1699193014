package org.eaglemail.routing;

import org.eaglemail.routing.dns.DnsReply;
import org.eaglemail.routing.dns.Question;

/** A step on the way to a route, for people. */
public sealed interface Step {

  /** One line that says what was found. */
  String text();

  /** A rule was looked at, in the order of {@link Router}. */
  record Considered(String rule, String finding) implements Step {
    @Override
    public String text() {
      return rule + ": " + finding;
    }
  }

  /** DNS was asked. */
  record Answered(Question question, DnsReply reply) implements Step {
    @Override
    public String text() {
      return question + "? " + reply;
    }
  }

  /** What follows from the steps before. */
  record Decided(String decision) implements Step {
    @Override
    public String text() {
      return decision;
    }
  }
}
