package org.eaglemail.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;
import org.eaglemail.settings.Settings;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the application takes from around it: the settings and the time. */
@ApplicationScoped
public class Surroundings {
  private final Clock clock = Clock.system(ZoneId.systemDefault());
  private final Settings settings =
      Settings.read(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));

  /** The settings as they were at start-up. */
  @Produces
  @Dependent
  public Settings settings() {
    return settings;
  }

  /** The system's clock, in its zone. */
  @Produces
  @Dependent
  public Clock clock() {
    return clock;
  }
}
