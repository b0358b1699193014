package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.addressing.Recipients;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.queue.Queue;
import org.eaglemail.reception.Rewriting;
import org.eaglemail.routing.Route;
import org.eaglemail.routing.RouteExplanation;
import org.eaglemail.routing.Router;
import org.eaglemail.routing.Step;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.SmtpSession;

/**
 * Explains what becomes of mail, by the policy, the rewrite rules, the aliases, the router and the
 * queue that decide it.
 */
@ApplicationScoped
public class RouteOperations {
  /** Of those behind a recipient, the ways of so many are looked for: each may wait for DNS. */
  public static final int MAX_LEAVES = 10;

  /** Explanations at once, each of which may wait for DNS; one more is refused. */
  public static final int MAX_AT_ONCE = 20;

  private final Room room = new Room(MAX_AT_ONCE);

  @Inject private Settings settings;
  @Inject private Router router;
  @Inject private PolicyOperations policy;
  @Inject private Rewriting rewriting;
  @Inject private Recipients recipients;
  @Inject private Queue queue;
  @Inject private DestinationOperations destinations;

  /**
   * What would become of mail now; may wait for DNS.
   *
   * @throws IllegalArgumentException naming the field that is not valid
   * @throws TooManyProbes when as many ask as may at once
   */
  public RouteReport explain(RouteQuestion question) {
    return room.ask(() -> explained(question));
  }

  private RouteReport explained(RouteQuestion question) {
    Mail given = given(question);
    List<TraceNode> under = new ArrayList<>();
    Mail meant = rewritten(given, question, under);
    Optional<PolicyReport> said =
        question.client().map(c -> policy.explain(question.transaction()));
    said.ifPresent(report -> under.add(text(question.transaction().client(), report)));
    List<Fate> fates = behind(meant, under);
    Fate first = fates.getFirst();
    return new RouteReport(
        given.recipient().toString(),
        first.decision(),
        said.map(PolicyReport::decision)
            .filter(decision -> !decision.equals(PolicyReport.ACCEPTED))
            .orElse(first.outcome()),
        first.hosts(),
        first.steps(),
        new TraceNode(given.toString(), under));
  }

  /** Mail that might be. */
  record Mail(ReversePath sender, EmailAddress recipient) {
    @Override
    public String toString() {
      return "mail from " + sender + " to <" + recipient + ">";
    }
  }

  private Mail given(RouteQuestion question) {
    return new Mail(question.from(), question.to().at(settings.hostname()));
  }

  /**
   * The mail that is meant by the rewrite rules.
   *
   * @throws IllegalArgumentException naming the field that is not valid
   */
  Mail meant(RouteQuestion question) {
    return rewritten(given(question), question, new ArrayList<>());
  }

  private Mail rewritten(Mail given, RouteQuestion question, List<TraceNode> under) {
    SmtpSession session = PolicyOperations.session(question.transaction());
    List<Step> steps = new ArrayList<>();
    Mail meant =
        new Mail(
            rewriting.sender(session, given.sender(), steps::add),
            rewriting.recipient(session, given.recipient(), steps::add));
    if (!steps.isEmpty()) {
      under.add(TraceNode.of("rewritten: " + meant, texts(steps)));
    }
    return meant;
  }

  private List<Fate> behind(Mail mail, List<TraceNode> under) {
    List<Step> steps = new ArrayList<>();
    List<Leaf> leaves = recipients.expand(mail.recipient(), mail.sender(), steps::add).leaves();
    under.add(TraceNode.of("addresses: " + leaves.size() + " behind it", texts(steps)));
    List<Fate> fates = leaves.stream().limit(MAX_LEAVES).map(this::fate).toList();
    fates.forEach(fate -> under.add(fate.trace()));
    if (leaves.size() > MAX_LEAVES) {
      under.add(TraceNode.of((leaves.size() - MAX_LEAVES) + " more, not looked for"));
    }
    return fates;
  }

  /** What becomes of the mail of one of those behind a recipient. */
  private record Fate(
      String decision, String outcome, List<String> hosts, List<String> steps, TraceNode trace) {

    /** Nothing else comes of it than was decided. */
    Fate(String decision, List<String> steps, TraceNode trace) {
      this(decision, decision, List.of(), steps, trace);
    }
  }

  private Fate fate(Leaf leaf) {
    return switch (leaf) {
      case Leaf.Account account -> fate(account);
      case Leaf.Remote remote -> fate(remote);
      case Leaf.Refused(EmailAddress address, var passage, var reply) -> {
        String fails = "fails: " + reply.text();
        yield new Fate("FAILS", List.of(fails), TraceNode.of(address + ": FAILS", List.of(fails)));
      }
    };
  }

  private Fate fate(Leaf.Account account) {
    LeafRoute way = route(account.passage().sender(), account.address());
    return new Fate(
        "LOCAL",
        way.steps(),
        TraceNode.of(
            account.address() + ": LOCAL", List.of("into the maildrop when it is accepted")));
  }

  private Fate fate(Leaf.Remote remote) {
    LeafRoute way = route(remote.passage().sender(), remote.address());
    return new Fate(way.decision(), way.outcome(), way.hosts(), way.steps(), way.trace());
  }

  /** Who is behind a recipient; at least one. */
  List<Leaf> leaves(ReversePath sender, EmailAddress recipient) {
    return recipients.expand(recipient, sender).leaves();
  }

  /** The way to one address, which nobody else is behind. */
  LeafRoute route(ReversePath sender, EmailAddress address) {
    RouteExplanation explanation = RouteExplanation.of(sender, address, router);
    Optional<Route.Relay> relay =
        explanation.route() instanceof Route.Relay way ? Optional.of(way) : Optional.empty();
    List<DestinationEntry> standing =
        explanation.route() instanceof Route.Local
            ? List.of()
            : destinations.of(address.host(), relay.map(Route.Relay::servers).orElse(Set.of()));
    return new LeafRoute(
        explanation,
        relay.stream().flatMap(way -> way.hosts().stream()).map(queue::prospect).toList(),
        standing);
  }

  private static TraceNode text(String client, PolicyReport report) {
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

  private static List<String> texts(List<Step> steps) {
    return steps.stream().map(Step::text).toList();
  }
}
