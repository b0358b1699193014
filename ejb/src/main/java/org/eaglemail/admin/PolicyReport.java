package org.eaglemail.admin;

import java.util.List;

/**
 * What the policy would say of a transaction.
 *
 * @param decision ACCEPTED, HELD or DISCARDED when it is taken, else DEFERRED or REFUSED
 * @param reply what the client would be answered; empty when it is taken
 * @param steps each check that would be asked, in order
 */
public record PolicyReport(String decision, String reply, List<PolicyStep> steps) {
  static final String ACCEPTED = "ACCEPTED";

  /**
   * What one check would say.
   *
   * @param stage CONNECT, HELO, MAIL or RCPT
   * @param verdict PASS, ACCEPT, HOLD, DISCARD, DEFER or REFUSE
   */
  public record PolicyStep(String stage, String check, String verdict, String reason) {}
}
