package org.eaglemail.health;

import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eaglemail.admin.QueueOperations;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseCheck implements HealthCheck {
  private static final Logger LOG = System.getLogger(DatabaseCheck.class.getName());
  private static final String NAME = "database";

  @EJB private QueueOperations queue;

  @Override
  public HealthCheckResponse call() {
    try {
      queue.nextDue();
      return HealthCheckResponse.up(NAME);
    } catch (EJBException e) {
      LOG.log(Level.WARNING, "the database does not answer", e);
      return HealthCheckResponse.down(NAME);
    }
  }
}
