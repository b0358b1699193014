package org.eaglemail.filter.milter;

import static org.eaglemail.protocol.smtp.Reply.reply;

import org.eaglemail.filter.Verdict;
import org.eaglemail.filter.milter.protocol.MilterReply;
import org.eaglemail.protocol.smtp.Reply;

/** What a milter's answers mean. The words are Postfix's. */
final class Verdicts {
  /** When it says no more, and when it fails. */
  static final Verdict UNAVAILABLE = Verdict.defer("Service unavailable - try again later");

  private static final Verdict REJECTED = Verdict.refuse("Command rejected");
  private static final Verdict CLOSING =
      new Verdict.Defer(reply(421, "4.7.0", "Server closing connection"));

  private Verdicts() {}

  static Verdict of(MilterReply.Answer answer) {
    return switch (answer) {
      case MilterReply.Continue go -> Verdict.proceed();
      case MilterReply.Skip skip -> Verdict.proceed();
      case MilterReply.Accept accept -> Verdict.accept();
      case MilterReply.Reject reject -> REJECTED;
      case MilterReply.TemporaryFailure failure -> UNAVAILABLE;
      case MilterReply.Discard discard -> new Verdict.Discard();
      case MilterReply.Shutdown shutdown -> CLOSING;
      case MilterReply.ConnectionFailure failure -> CLOSING;
      case MilterReply.ReplyCode(Reply reply) ->
          reply.isPermanent() ? new Verdict.Refuse(reply) : new Verdict.Defer(reply);
    };
  }
}
