package org.eaglemail.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eaglemail.admin.ListenerInfo;
import org.eaglemail.admin.ListenerOperations;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every listener that is configured is open. Names no address: anybody may ask. */
@Readiness
@ApplicationScoped
public class ListenersCheck implements HealthCheck {
  private static final String OPEN = "OPEN";

  @Inject private ListenerOperations listeners;

  @Override
  public HealthCheckResponse call() {
    List<ListenerInfo> all = listeners.list();
    long open = all.stream().filter(listener -> listener.state().equals(OPEN)).count();
    return HealthCheckResponse.named("listeners")
        .status(!all.isEmpty() && open == all.size())
        .withData("open", open)
        .withData("configured", all.size())
        .build();
  }
}
