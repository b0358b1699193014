package org.eaglemail.settings;

import java.util.stream.Collectors;

/** The documentation of all settings, as text. */
public final class SettingsTable {
  private SettingsTable() {}

  /** The rows of a Markdown table, with its head; this is what stands in the README. */
  public static String markdown() {
    return Catalogue.all().stream()
        .map(SettingsTable::row)
        .collect(
            Collectors.joining(
                "\n", "| setting | form | default | what it is |\n|---|---|---|---|\n", "\n"));
  }

  private static String row(Setting<?> setting) {
    String defaultText = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
    return "| `%s` | %s | %s | %s |"
        .formatted(setting.name(), setting.type().notation(), defaultText, setting.documentation());
  }

  /** For a terminal: two lines a setting. */
  public static String text() {
    return Catalogue.all().stream()
        .map(SettingsTable::paragraph)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String paragraph(Setting<?> setting) {
    String form = setting.type().notation();
    String kind = setting.defaultText().isEmpty() ? form : form + "; " + setting.defaultText();
    return "  %s (%s)%n      %s"
        .formatted(setting.name(), kind, setting.documentation().replace("`", ""));
  }
}
