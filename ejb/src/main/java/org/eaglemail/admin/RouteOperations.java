package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.queue.Queue;
import org.eaglemail.routing.Route;
import org.eaglemail.routing.RouteExplanation;
import org.eaglemail.routing.Router;

/** Explains what becomes of mail, by the policy, the router and the queue that decide it. */
@ApplicationScoped
public class RouteOperations {
  @Inject private Router router;
  @Inject private PolicyOperations policy;
  @Inject private Queue queue;

  /**
   * What would become of mail now; may wait for DNS.
   *
   * @throws IllegalArgumentException naming the field that is not valid
   */
  public RouteReport explain(RouteQuestion question) {
    EmailAddress recipient = question.to();
    ReversePath sender = question.from();
    List<TraceNode> under = new ArrayList<>();
    question.client().ifPresent(client -> under.add(policy(question, client)));
    LeafRoute leaf = route(sender, recipient);
    under.add(leaf.trace());
    return new RouteReport(
        recipient.toString(),
        leaf.decision(),
        leaf.hosts(),
        leaf.steps(),
        new TraceNode("mail from " + sender + " to <" + recipient + ">", under));
  }

  /** The way to one address, which nobody else is behind. */
  LeafRoute route(ReversePath sender, EmailAddress address) {
    RouteExplanation explanation = RouteExplanation.of(sender, address, router);
    return new LeafRoute(
        explanation,
        explanation.route() instanceof Route.Relay relay
            ? relay.hosts().stream().map(queue::prospect).toList()
            : List.of());
  }

  private TraceNode policy(RouteQuestion question, String client) {
    PolicyReport report =
        policy.explain(
            new PolicyQuestion(
                client,
                question.account().isPresent() ? "submission" : "relay",
                "",
                question.account(),
                question.sender(),
                question.recipient()));
    String reply = report.reply().isEmpty() ? "" : ": " + report.reply();
    return TraceNode.of(
        "policy for " + client + ": " + report.decision() + reply,
        report.steps().stream().map(RouteOperations::text).toList());
  }

  private static String text(PolicyReport.PolicyStep step) {
    return "%s %s: %s %s"
        .formatted(step.stage(), step.check(), step.verdict(), step.reason())
        .strip();
  }
}
