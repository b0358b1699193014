package org.eaglemail.policy.access;

import static org.eaglemail.protocol.smtp.Reply.reply;

import org.eaglemail.policy.check.Verdict;
import org.eaglemail.spi.Disposition;

/**
 * A rule of the access table.
 *
 * @param pattern in the canonical form of {@link AccessPattern}
 */
public record AccessRule(AccessKind kind, String pattern, AccessAction action) {

  /** What the rule says of {@code subject}, which its pattern fits. */
  Verdict verdict(String subject) {
    String reason = kind.text() + " " + pattern + " " + action.text();
    return switch (action) {
      case AccessAction.Accept accept -> new Verdict.Accept(reason);
      case AccessAction.Discard discard -> new Verdict.Mark(Disposition.DISCARD, reason);
      case AccessAction.Hold hold -> new Verdict.Mark(Disposition.HOLD, reason);
      // Codes and words are Postfix's.
      case AccessAction.Refuse(var own) ->
          new Verdict.Refuse(own.orElseGet(() -> reply(554, "5.7.1", denied(subject))), reason);
      case AccessAction.Defer(var own) ->
          new Verdict.Refuse(own.orElseGet(() -> reply(450, "4.7.1", denied(subject))), reason);
    };
  }

  private String denied(String subject) {
    return "<" + subject + ">: " + kind.subject() + " rejected: Access denied";
  }
}
