package org.eaglemail.routing.dns;

/** Is told each question and its answer, in order. */
@FunctionalInterface
public interface DnsObserver {

  /** A question was answered, if only by a failure. */
  void answered(Question question, DnsReply reply);
}
