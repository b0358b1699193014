package org.eaglemail.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eaglemail.settings.Settings;

/** The one lock-out of the process, by the settings. */
@ApplicationScoped
public class ConfiguredLockout {
  @Inject private Settings settings;
  @Inject private Clock clock;

  /** Makes it. */
  @Produces
  @Singleton
  public Lockout lockout() {
    return new Lockout(LockoutRules.of(settings), clock);
  }
}
