package org.eaglemail.policy.content;

import static org.eaglemail.protocol.smtp.Reply.reply;

import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.policy.header.HeaderSummary;

/**
 * A header has an end: others read it into memory as a whole.
 *
 * @param mostOctets of it
 * @param mostFields in it
 */
public record HeaderCheck(long mostOctets, int mostFields) implements Check<Request.Content> {
  private static final Verdict WITHIN = new Verdict.Pass("within its limits");

  @Override
  public CheckName name() {
    return CheckName.HEADER;
  }

  @Override
  public Verdict examine(Request.Content request) {
    HeaderSummary header = request.header();
    if (header.octets() > mostOctets) {
      return new Verdict.Refuse(
          // RFC 3463 §3.4: 5.3.4, too big for the system.
          reply(552, "5.3.4", "Message header exceeds " + mostOctets + " octets"),
          "header of more than " + mostOctets + " octets");
    }
    if (header.fields() > mostFields) {
      return new Verdict.Refuse(
          reply(552, "5.3.4", "Message header has more than " + mostFields + " fields"),
          header.fields() + " fields");
    }
    return WITHIN;
  }
}
