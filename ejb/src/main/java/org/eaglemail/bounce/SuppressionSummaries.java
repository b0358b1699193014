package org.eaglemail.bounce;

import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Settings;

/**
 * Has who looks after double bounces told of the notifications that limits kept from being written:
 * else a list of forged senders would silence this server, and nobody would know.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SuppressionSummaries {
  private static final Logger LOG = System.getLogger(SuppressionSummaries.class.getName());

  @EJB private SuppressionSummary summary;
  @Inject private Suppressions suppressions;
  @Inject private Settings settings;

  /** Once an hour, if there were any. */
  @Schedule(hour = "*", minute = "7", persistent = false)
  public void tell() {
    Suppressions.Sum sum = suppressions.take();
    Optional<EmailAddress> keeper = settings.bounceDoubleRecipient();
    if (sum.all() == 0 || keeper.isEmpty()) {
      return;
    }
    try {
      summary
          .write(keeper.get(), sum)
          .ifPresentOrElse(
              id -> LOG.log(Level.INFO, "{0}: tells of {1} unwritten notifications", id, sum.all()),
              () -> LOG.log(Level.WARNING, "{0} cannot be told", keeper.get()));
    } catch (RuntimeException e) {
      suppressions.putBack(sum);
      LOG.log(Level.WARNING, "unwritten notifications are told later", e);
    }
  }
}
