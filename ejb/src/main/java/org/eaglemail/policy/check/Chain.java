package org.eaglemail.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;

/**
 * The checks of one stage, asked in order until one refuses or accepts.
 *
 * @param <R> the stage
 */
public final class Chain<R extends Request> {
  private static final Ruling UNOPPOSED = new Ruling(Decision.proceed(), Optional.empty());

  private final List<Check<R>> checks;

  /** The chain of these checks. */
  public Chain(List<Check<R>> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Decides on a request that really happens. */
  public Ruling decide(R request) {
    return ask(request, Check::examine, finding -> {});
  }

  /** What each check would say, up to the one that decides; changes nothing. */
  public List<Finding> explain(R request) {
    List<Finding> findings = new ArrayList<>(checks.size());
    ask(request, Check::foresee, findings::add);
    return findings;
  }

  private Ruling ask(R request, BiFunction<Check<R>, R, Verdict> how, Consumer<Finding> observer) {
    Disposition disposition = Disposition.DELIVER;
    for (Check<R> check : checks) {
      Finding finding = new Finding(check.name(), how.apply(check, request));
      observer.accept(finding);
      switch (finding.verdict()) {
        case Verdict.Pass pass -> {}
        case Verdict.Mark mark -> disposition = disposition.and(mark.disposition());
        case Verdict.Accept accept -> {
          return new Ruling(Decision.proceed(disposition), Optional.of(finding));
        }
        case Verdict.Refuse(Reply reply, String reason) -> {
          return new Ruling(Decision.refuse(reply), Optional.of(finding));
        }
      }
    }
    return disposition == Disposition.DELIVER
        ? UNOPPOSED
        : new Ruling(Decision.proceed(disposition), Optional.empty());
  }
}
