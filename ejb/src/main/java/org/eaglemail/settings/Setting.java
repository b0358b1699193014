package org.eaglemail.settings;

import java.util.Locale;

/**
 * One thing that an operator can set.
 *
 * @param name as in a file or a system property: {@code eagle.smtp.listen}
 * @param type how its text is read
 * @param defaultText what holds when nothing is said; empty when there is no such text
 * @param documentation one line, in Markdown without a pipe character
 */
public record Setting<T>(
    String name, SettingType<T> type, String defaultText, String documentation) {

  /** The name in the environment, as MicroProfile Config maps it: {@code EAGLE_SMTP_LISTEN}. */
  public String environmentName() {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /**
   * The value that the text means.
   *
   * @throws IllegalArgumentException when it means none; the message may be shown
   */
  public T read(String text) {
    return type.read(text);
  }
}
