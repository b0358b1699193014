package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.admin.PolicyReport.PolicyStep;
import org.eaglemail.policy.ReceptionPolicy;
import org.eaglemail.policy.StageFindings;
import org.eaglemail.policy.Supposition;
import org.eaglemail.policy.check.Finding;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.reception.Rewriting;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/** Explains the policy by the checks that decide. */
@ApplicationScoped
public class PolicyOperations {
  private static final int ANY_PORT = 0;

  @Inject private ReceptionPolicy policy;
  @Inject private Rewriting rewriting;

  /**
   * What would be said of a transaction now; may wait for DNS. As when mail comes, of the recipient
   * that is meant by the rewrite rules.
   *
   * @throws IllegalArgumentException naming the field that is not valid
   */
  public PolicyReport explain(PolicyQuestion question) {
    List<PolicyStep> steps = new ArrayList<>();
    Disposition disposition = Disposition.DELIVER;
    Optional<Reply> refusal = Optional.empty();
    for (StageFindings stage : policy.explain(supposed(question))) {
      for (Finding finding : stage.findings()) {
        steps.add(step(stage.stage(), finding));
        switch (finding.verdict()) {
          case Verdict.Mark(Disposition marked, String why) ->
              disposition = disposition.and(marked);
          case Verdict.Refuse(Reply reply, String why) -> refusal = Optional.of(reply);
          case Verdict.Pass pass -> {}
          case Verdict.Accept accept -> {}
        }
      }
    }
    String accepted = decision(disposition);
    return new PolicyReport(
        refusal.map(reply -> reply.isTransient() ? "DEFERRED" : "REFUSED").orElse(accepted),
        refusal.map(Reply::text).orElse(""),
        steps);
  }

  private static String decision(Disposition disposition) {
    return switch (disposition) {
      case DELIVER -> PolicyReport.ACCEPTED;
      case HOLD -> "HELD";
      case DISCARD -> "DISCARDED";
    };
  }

  private static PolicyStep step(String stage, Finding finding) {
    Verdict verdict = finding.verdict();
    return new PolicyStep(stage, finding.check().toString(), word(verdict), verdict.reason());
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass pass -> "PASS";
      case Verdict.Accept accept -> "ACCEPT";
      case Verdict.Mark(Disposition disposition, String reason) -> disposition.name();
      case Verdict.Refuse(Reply reply, String reason) -> reply.isTransient() ? "DEFER" : "REFUSE";
    };
  }

  private Supposition supposed(PolicyQuestion question) {
    SmtpSession session = session(question);
    ForwardPath given =
        TextFields.read("recipient", question.recipient(), PolicyOperations::recipient);
    return new Supposition(
        session,
        TextFields.read("sender", question.sender(), PolicyOperations::sender),
        rewriting.recipient(session, given));
  }

  /**
   * The session that the transaction would be of.
   *
   * @throws IllegalArgumentException naming the field that is not valid
   */
  static SmtpSession session(PolicyQuestion question) {
    InetAddress address = TextFields.read("client", question.client(), PolicyOperations::address);
    SmtpRole role = TextFields.read("role", question.role(), PolicyOperations::role);
    Client client =
        Client.of(
            0,
            question.role(),
            new InetSocketAddress(ANY_PORT),
            new InetSocketAddress(address, ANY_PORT));
    return new SmtpSession(client, role, question.helo(), true, question.account());
  }

  private static InetAddress address(String text) {
    if (text.contains("/")) {
      throw new IllegalArgumentException("'" + text + "' is not an IP address");
    }
    return CidrBlock.parse(text).network();
  }

  private static SmtpRole role(String text) {
    return Stream.of(SmtpRole.values())
        .filter(role -> role.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be relay, submission or lmtp"));
  }

  private static ReversePath sender(String text) {
    return ReversePath.parse(text.equals("<>") ? "" : text);
  }

  static ForwardPath recipient(String text) {
    return text.equalsIgnoreCase("postmaster")
        ? new ForwardPath.Postmaster()
        : new ForwardPath.Mailbox(EmailAddress.parse(text));
  }
}
