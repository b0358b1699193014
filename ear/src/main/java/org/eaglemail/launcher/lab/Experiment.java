package org.eaglemail.launcher.lab;

import java.io.IOException;
import java.util.List;

/** A message from alpha to beta, and the answer back. */
final class Experiment {
  private static final String LETTER =
      """
      Dear Bob,

      my server has never heard of yours. It asked DNS who takes mail for your
      domain, and knocked there. Does it work?

      Alice
      """;
  private static final String ANSWER =
      """
      Dear Alice,

      it does, and the answer finds its way by your MX record.

      Bob
      """;

  private final Site alpha;
  private final Site beta;
  private final Narration narration;

  Experiment(Site alpha, Site beta, Narration narration) {
    this.alpha = alpha;
    this.beta = beta;
    this.narration = narration;
  }

  /**
   * Does it.
   *
   * @throws LabFailure when a message does not arrive, or not as it should
   * @throws IOException when a server refuses or cannot be reached
   */
  void run() throws LabFailure, IOException, InterruptedException {
    narration.step("Where would alpha send mail for " + beta.user() + "?");
    explain(alpha, beta.user());
    Letter letter = Letter.written(alpha.user(), beta.user(), "Does it work?", LETTER);
    send(letter, alpha, beta.user());
    Letter arrived = fetch(beta, letter);
    narration.step("And back: where would beta send the answer?");
    explain(beta, alpha.user());
    Letter answer = arrived.answered(beta.user(), alpha.user(), ANSWER);
    send(answer, beta, alpha.user());
    fetch(alpha, answer);
  }

  private void explain(Site site, Person recipient)
      throws LabFailure, IOException, InterruptedException {
    try (Administration administration = new Administration(site, narration::quote)) {
      RouteAnswer route = administration.route(recipient);
      route.steps().forEach(narration::say);
      narration.say("Decision: " + route.decision());
      if (!route.decision().equals("RELAY")) {
        throw new LabFailure("mail for " + recipient + " would not be relayed");
      }
    }
  }

  private void send(Letter letter, Site from, Person to) throws IOException {
    narration.step(
        from.user() + " submits to " + from.host() + ", who takes over from there (SMTP)");
    Submission.of(letter, from.station(), to, narration::quote);
  }

  private Letter fetch(Site site, Letter sent)
      throws LabFailure, IOException, InterruptedException {
    narration.step(site.user() + " fetches from " + site.host() + " (POP3)");
    Letter arrived = new Mailbox(site.station()).awaitLetter(narration::quote);
    requireSame(sent, arrived);
    narration.say("It is the very letter, with the trace of its way on top. From the bottom up:");
    List<String> hops = arrived.fields("Received");
    hops.reversed().forEach(hop -> narration.say("  Received: " + hop));
    return arrived;
  }

  /** Servers put lines before a letter (RFC 5321 §4.4), and change none of it. */
  private static void requireSame(Letter sent, Letter arrived) throws LabFailure {
    int trace = arrived.lines().size() - sent.lines().size();
    if (trace < 0 || !arrived.lines().subList(trace, arrived.lines().size()).equals(sent.lines())) {
      throw new LabFailure("the letter did not arrive as it was sent");
    }
  }
}
