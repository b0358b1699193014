package org.eaglemail.routing;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;

/**
 * A route and how it came about: the steps of the same router that routes the mail.
 *
 * @param steps in their order; their number is bounded as the router's look-ups are
 */
public record RouteExplanation(EmailAddress recipient, Route route, List<Step> steps) {
  public RouteExplanation {
    steps = List.copyOf(steps);
  }

  /** Routes, asking DNS as need be, and explains. */
  public static RouteExplanation of(ReversePath sender, EmailAddress recipient, Router router) {
    List<Step> steps = new ArrayList<>();
    Route route = router.route(sender, recipient, steps::add);
    return new RouteExplanation(recipient, route, steps);
  }
}
