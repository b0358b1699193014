package org.eaglemail.policy;

import java.util.List;
import org.eaglemail.policy.check.Finding;
import org.eaglemail.policy.check.Verdict;

/**
 * What the checks of a stage would say, up to the one that decides.
 *
 * @param stage CONNECT, HELO, MAIL or RCPT
 */
public record StageFindings(String stage, List<Finding> findings) {
  public StageFindings {
    findings = List.copyOf(findings);
  }

  /** Whether the stage would end the transaction. */
  public boolean refuses() {
    return findings.stream().anyMatch(finding -> finding.verdict() instanceof Verdict.Refuse);
  }
}
