package org.eaglemail.launcher.start;

import java.util.List;
import java.util.Optional;
import org.eaglemail.settings.Settings;

/** What is shown on standard output when the server is up. */
record StartPage(
    String version,
    Settings settings,
    List<Readiness.OpenListener> listeners,
    Optional<String> initialPassword) {
  private static final int LABEL = 12;

  /** The lines, each ended. */
  String text() {
    StringBuilder page = new StringBuilder(600);
    page.append("\nEagle ").append(version).append(" is ready.\n\n");
    line(page, "host name", settings.hostname().name());
    line(page, "data", settings.data().toString());
    for (Readiness.OpenListener listener : listeners) {
      line(page, listener.name(), listener.address());
    }
    line(page, "console", "http://" + settings.httpListen() + "/");
    initialPassword.ifPresent(
        password -> {
          page.append("\nThe administrator, generated at this first start and shown only now:\n\n");
          line(page, "user", "admin");
          line(page, "password", password);
        });
    return page.append('\n').toString();
  }

  private static void line(StringBuilder page, String label, String value) {
    page.append("  ").append(label).append(" ".repeat(Math.max(1, LABEL - label.length())));
    page.append(value).append('\n');
  }
}
