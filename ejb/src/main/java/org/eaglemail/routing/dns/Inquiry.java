package org.eaglemail.routing.dns;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * All the questions for one route: follows aliases, and keeps the whole within bounds, so that no
 * zone can make us ask for ever. For use by one thread.
 */
public final class Inquiry {
  /**
   * Aliases followed from one name; the DNS libraries of Postfix and BIND stop between 10 and 16.
   */
  public static final int MAX_ALIASES = 10;

  /** Questions for one route, answers from the cache included. */
  public static final int MAX_QUESTIONS = 60;

  /** After that time no further question is asked; one that was begun is awaited. */
  public static final Duration MAX_TIME = Duration.ofSeconds(45);

  private final Dns dns;
  private final DnsObserver observer;
  private final LongSupplier nanoTime;
  private final long begun;
  private int asked;

  /**
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  public Inquiry(Dns dns, DnsObserver observer, LongSupplier nanoTime) {
    this.dns = dns;
    this.observer = observer;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  /** Asks, and asks on where the answer is an alias. */
  public DnsAnswer.Final find(Question first) {
    Question question = first;
    for (int aliases = 0; aliases <= MAX_ALIASES; aliases++) {
      if (isExhausted()) {
        return new DnsAnswer.Failure("too many or too slow DNS look-ups for one route");
      }
      asked++;
      DnsReply reply = dns.ask(question);
      observer.answered(question, reply);
      switch (reply.answer()) {
        case DnsAnswer.Final answer -> {
          return answer;
        }
        case DnsAnswer.Alias alias -> question = question.about(alias.target());
      }
    }
    // Most often a loop. Somebody's mistake, which somebody is likely to mend within days.
    return new DnsAnswer.Failure(first + ": more than " + MAX_ALIASES + " aliases in a row");
  }

  private boolean isExhausted() {
    return asked >= MAX_QUESTIONS || nanoTime.getAsLong() - begun >= MAX_TIME.toNanos();
  }
}
