package org.eaglemail.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eaglemail.metrics.Counters;
import org.eaglemail.policy.check.Chain;
import org.eaglemail.policy.check.Finding;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Ruling;
import org.eaglemail.policy.header.HeaderSummary;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/**
 * Decides on clients, senders, recipients and messages: the one place that does. Each stage has a
 * chain of checks, which {@link Policies} puts together; a refusal is counted and logged with the
 * name of its check.
 *
 * <p>Needs no transaction; for use by any thread.
 */
public final class ReceptionPolicy {
  private final Domain hostname;
  private final Chains chains;
  private final Counters counters;
  private final RefusalLog log;

  ReceptionPolicy(Domain hostname, Chains chains, Counters counters, RefusalLog log) {
    this.hostname = hostname;
    this.chains = chains;
    this.counters = counters;
    this.log = log;
  }

  /** May this client have a session? */
  public Decision connected(Client client, SmtpRole role) {
    return decide(chains.connection(), new Request.Connection(SmtpSession.of(client, role)));
  }

  /**
   * May this session send as {@code sender}? The name it gave is judged here too, as Postfix does:
   * when the sender is known, and after the client had its chance to authenticate.
   */
  public Decision sender(SmtpSession session, ReversePath sender) {
    Decision greeting = decide(chains.greeting(), new Request.Greeting(session));
    return switch (greeting) {
      case Decision.Refuse refuse -> refuse;
      case Decision.Proceed(Disposition named) ->
          and(named, decide(chains.sender(), new Request.Sender(session, sender)));
    };
  }

  private static Decision and(Disposition first, Decision second) {
    return switch (second) {
      case Decision.Refuse refuse -> refuse;
      case Decision.Proceed(Disposition other) ->
          first == Disposition.DELIVER ? second : Decision.proceed(first.and(other));
    };
  }

  /** May this session send to {@code recipient}? */
  public Decision recipient(SmtpSession session, ReversePath sender, ForwardPath recipient) {
    return decide(
        chains.recipient(), new Request.Recipient(session, sender, recipient.at(hostname)));
  }

  /** May this message be taken? */
  public Decision content(Envelope envelope, HeaderSummary header) {
    return decide(chains.content(), new Request.Content(envelope, header));
  }

  /**
   * What each check would say, stage by stage up to the first that refuses; by the same checks, but
   * nothing is counted, recorded or logged. May wait for DNS.
   */
  public List<StageFindings> explain(Supposition supposed) {
    SmtpSession session = supposed.session();
    List<Supplier<StageFindings>> stages =
        List.of(
            () -> explain(chains.connection(), new Request.Connection(session)),
            () -> explain(chains.greeting(), new Request.Greeting(session)),
            () -> explain(chains.sender(), new Request.Sender(session, supposed.sender())),
            () ->
                explain(
                    chains.recipient(),
                    new Request.Recipient(
                        session, supposed.sender(), supposed.recipient().at(hostname))));
    List<StageFindings> said = new ArrayList<>(stages.size());
    for (Supplier<StageFindings> stage : stages) {
      StageFindings findings = stage.get();
      said.add(findings);
      if (findings.refuses()) {
        break;
      }
    }
    return said;
  }

  private static <R extends Request> StageFindings explain(Chain<R> chain, R request) {
    return new StageFindings(request.stage(), chain.explain(request));
  }

  private <R extends Request> Decision decide(Chain<R> chain, R request) {
    Ruling ruling = chain.decide(request);
    if (ruling.decision() instanceof Decision.Refuse(Reply reply)) {
      Optional<Finding> by = ruling.by();
      by.ifPresent(
          finding -> {
            counters.count(finding.check().refusals());
            log.refused(request, reply, finding);
          });
    }
    return ruling.decision();
  }
}
