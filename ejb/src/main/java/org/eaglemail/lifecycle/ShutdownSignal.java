package org.eaglemail.lifecycle;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;

/**
 * Stops the application when its container begins to: by the time the beans are destroyed, their
 * database may be gone.
 */
@ApplicationScoped
public class ShutdownSignal {
  @EJB private Startup startup;

  void stop(@Observes Shutdown event) {
    startup.stop();
  }
}
