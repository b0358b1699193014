package org.eaglemail.policy.greylist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eaglemail.directory.ConstraintViolation;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.policy.trust.ClientNetwork;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/** Puts off the first mail of a stranger to somebody, where mail from other servers comes in. */
public final class GreylistCheck implements Check<Request.Recipient> {
  /** Networks that are known for good, as this node remembers them. */
  static final int MAX_NETWORKS = 50_000;

  /** After this the database is asked about such a network again. */
  static final Duration MAX_AGE = Duration.ofMinutes(10);

  private static final Verdict NOT_ASKED = new Verdict.Pass("not asked");
  private static final Verdict KNOWN = new Verdict.Pass("the client's network is known");

  private final Function<Triplet, Standing> attempt;
  private final Function<Triplet, Standing> foresee;
  private final Predicate<SmtpSession> spared;
  private final Cache<CidrBlock, Boolean> known;

  /**
   * @param spared whose sessions are not put off
   */
  public GreylistCheck(Greylist greylist, Predicate<SmtpSession> spared, Ticker ticker) {
    this(greylist::attempt, greylist::foresee, spared, ticker);
  }

  GreylistCheck(
      Function<Triplet, Standing> attempt,
      Function<Triplet, Standing> foresee,
      Predicate<SmtpSession> spared,
      Ticker ticker) {
    this.attempt = attempt;
    this.foresee = foresee;
    this.spared = spared;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MAX_NETWORKS)
            .expireAfterWrite(MAX_AGE)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public CheckName name() {
    return CheckName.GREYLIST;
  }

  @Override
  public Verdict examine(Request.Recipient request) {
    return judge(request, this::attempt);
  }

  @Override
  public Verdict foresee(Request.Recipient request) {
    return judge(request, foresee);
  }

  private Standing attempt(Triplet triplet) {
    try {
      return attempt.apply(triplet);
    } catch (RuntimeException e) {
      // Another session was quicker with the same triplet or network: as it stands now.
      if (ConstraintViolation.UNIQUE.causes(e)) {
        return foresee.apply(triplet);
      }
      throw e;
    }
  }

  private Verdict judge(Request.Recipient request, Function<Triplet, Standing> how) {
    SmtpSession session = request.session();
    if (session.role() != SmtpRole.RELAY || spared.test(session)) {
      return NOT_ASKED;
    }
    CidrBlock network = ClientNetwork.site(session.client().remote().getAddress());
    if (known.getIfPresent(network) != null) {
      return KNOWN;
    }
    return switch (how.apply(new Triplet(network, request.sender(), request.recipient()))) {
      case Standing.Known yes -> {
        known.put(network, true);
        yield KNOWN;
      }
      case Standing.Passed passed -> new Verdict.Pass("came back");
      case Standing.Full full -> new Verdict.Pass("no room to remember it");
      case Standing.Waiting(Duration after) ->
          new Verdict.Refuse(greylisted(after), "to come back");
    };
  }

  // RFC 6647 §5: a 4yz reply, so that a mail server tries again.
  private static Reply greylisted(Duration after) {
    long seconds = after.plusMillis(999).toSeconds();
    return Reply.reply(451, "4.7.1", "Greylisted, try again in " + seconds + " seconds");
  }
}
