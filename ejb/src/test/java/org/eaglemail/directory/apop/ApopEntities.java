package org.eaglemail.directory.apop;

/** What the directory's database in memory has to know of this package. */
public final class ApopEntities {
  public static final Class<?> SECRET = ApopSecretRow.class;

  private ApopEntities() {}
}
