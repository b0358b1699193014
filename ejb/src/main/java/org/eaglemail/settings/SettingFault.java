package org.eaglemail.settings;

/**
 * What is wrong with a setting.
 *
 * @param name as the operator wrote it: {@code eagle.smtp.listen} or {@code EAGLE_SMTP_LISTEN}
 * @param message safe to show
 */
public record SettingFault(String name, String message) {
  @Override
  public String toString() {
    return name + ": " + message;
  }
}
