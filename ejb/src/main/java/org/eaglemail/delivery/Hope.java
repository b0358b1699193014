package org.eaglemail.delivery;

import java.util.Set;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.PeerStage;
import org.eaglemail.spi.Verdict;

/**
 * What a later try may bring after a refusal: by the stage, the code, and the enhanced status. A
 * status whose class is not that of its code is mere text already (RFC 2034 §4), so the code
 * decides between passing and lasting (RFC 5321 §4.2.1); what stands here are the exceptions.
 */
enum Hope {
  /** None: the sender is told now. */
  NONE,
  /** It may pass by itself. */
  LATER,
  /** What is wrong is our own login there: it passes when somebody mends that, so he is warned. */
  OUR_SETTINGS;

  /** RFC 7504 §3: this host takes no mail, now or later. */
  private static final int TAKES_NO_MAIL = 521;

  private static final int EXCEEDED = 552;

  /** RFC 4954 §6: a login is needed, or another one; 530 is STARTTLS's as well (RFC 3207 §4). */
  private static final Set<Integer> LOGIN_CODES = Set.of(530, 534, 535, 538);

  /** RFC 3463 §3.8, RFC 4954 §6, RFC 5248: X.7.8 to X.7.14 speak of credentials and accounts. */
  private static final int SECURITY = 7;

  private static final int FIRST_OF_LOGIN = 8;
  private static final int LAST_OF_LOGIN = 14;

  /** RFC 3463 §3.6, X.5.3: too many recipients. */
  private static final EnhancedStatus TOO_MANY = new EnhancedStatus(5, 5, 3);

  /** What is left after that refusal there. */
  static Hope after(Verdict verdict, Destination there) {
    Reply reply = verdict.reply();
    if (verdict.stage() == PeerStage.LOGIN || isOfLogin(verdict, there)) {
      return OUR_SETTINGS;
    }
    if (reply.isTransient() || isOfThisSession(verdict) || isOfTheirNumber(verdict)) {
      return LATER;
    }
    return NONE;
  }

  private static boolean isOfLogin(Verdict verdict, Destination there) {
    return !verdict.local()
        && there.login().isPresent()
        && verdict.stage() == PeerStage.MESSAGE
        && verdict.reply().isPermanent()
        && (LOGIN_CODES.contains(verdict.reply().code())
            || verdict.reply().status().filter(Hope::isOfLogin).isPresent());
  }

  private static boolean isOfLogin(EnhancedStatus status) {
    return status.subject() == SECURITY
        && status.detail() >= FIRST_OF_LOGIN
        && status.detail() <= LAST_OF_LOGIN;
  }

  /**
   * As Postfix (smtp_skip_5xx_greeting) and Exim: a host that refuses sessions with 5yz speaks of
   * itself and perhaps of this hour, not of the recipients. Our own words are chosen with care: 5yz
   * is for what that host does not do.
   */
  private static boolean isOfThisSession(Verdict verdict) {
    return verdict.stage() == PeerStage.SESSION
        && !verdict.local()
        && verdict.reply().code() != TAKES_NO_MAIL;
  }

  /**
   * RFC 5321 §4.5.3.1.10: RFC 821 gave 552 to too many recipients, who may go with another copy. It
   * is for mailboxes that are full, too, which is why Postfix does not heed this; but that is told
   * apart by the status, if there is one.
   */
  private static boolean isOfTheirNumber(Verdict verdict) {
    Reply reply = verdict.reply();
    return verdict.stage() == PeerStage.RECIPIENT
        && !verdict.local()
        && reply.status().map(TOO_MANY::equals).orElse(reply.code() == EXCEEDED);
  }
}
