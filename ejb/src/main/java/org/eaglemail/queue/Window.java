package org.eaglemail.queue;

import org.eaglemail.settings.ConcurrencyStep;

/**
 * How much may be done at once at one destination: Postfix's scheduler with its hysteresis of one
 * (SCHEDULER_README). Each delivery that reached the destination widens it, each that did not
 * narrows it, and after some cohorts of failures the destination is dead. A cohort is as many
 * deliveries as the window is wide, counted as they come (pseudo-cohorts). Not thread-safe.
 */
final class Window {
  /**
   * How it changes.
   *
   * @param initial deliveries at once in the beginning
   * @param limit never more
   * @param positive the step for one that reached the destination
   * @param negative the step for one that did not
   * @param failedCohorts after which the destination is dead; 0: never
   */
  record Rules(
      int initial,
      int limit,
      ConcurrencyStep positive,
      ConcurrencyStep negative,
      int failedCohorts) {

    /** Always the same: nothing is learnt. */
    static Rules fixed(int size) {
      return new Rules(size, size, ConcurrencyStep.ONE, ConcurrencyStep.ONE, 0);
    }

    private int first() {
      return Math.min(initial, limit);
    }
  }

  private final Rules rules;
  private int size;
  private double success;
  private double failure;
  private double failedCohorts;
  private boolean probing;

  Window(Rules rules) {
    this.rules = rules;
    this.size = rules.first();
  }

  /** Deliveries at once. */
  int size() {
    return probing ? 1 : size;
  }

  /**
   * A delivery reached the destination.
   *
   * @param active deliveries that were under way, this one included
   */
  void reached(int active) {
    if (probing) {
      probing = false;
      size = rules.first();
    }
    failedCohorts = 0;
    // Not far from what is really under way, or later failures would narrow it too late.
    if (size < rules.limit() && size < active + rules.initial()) {
      double step = rules.positive().at(size);
      success += step;
      while (success + step / 2 >= 1) {
        size++;
        success--;
        failure = 0;
      }
      size = Math.min(size, rules.limit());
    }
  }

  /**
   * A delivery did not.
   *
   * @return whether the destination is dead now
   */
  boolean unreached() {
    if (rules.failedCohorts() > 0) {
      failedCohorts += 1.0 / size();
      // Thirds and the like do not add up to one exactly.
      if (probing || failedCohorts >= rules.failedCohorts() - 1e-9) {
        return true;
      }
    }
    double step = rules.negative().at(size);
    failure -= step;
    while (failure - step / 2 < 0) {
      size--;
      success = 0;
      failure++;
    }
    size = Math.max(size, 1);
    return false;
  }

  /** The time of a dead destination is over: one delivery shall find out whether it works. */
  void probe() {
    probing = true;
    failedCohorts = 0;
    success = 0;
    failure = 0;
  }
}
