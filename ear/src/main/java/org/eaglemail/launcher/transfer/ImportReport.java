package org.eaglemail.launcher.transfer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.launcher.remote.RemoteServer;

/**
 * What the server says about an import.
 *
 * @param state as in its JSON: done, interrupted, failed, …
 * @param position octets that are done with
 * @param reason why it failed; empty when it did not
 */
record ImportReport(
    long id, String state, long position, long imported, long skipped, String reason) {

  /** Reads the server's JSON. */
  static ImportReport parse(String json) {
    return new ImportReport(
        number(json, "id"),
        RemoteServer.field(json, "state"),
        number(json, "position"),
        number(json, "imported"),
        number(json, "skipped"),
        RemoteServer.field(json, "reason"));
  }

  private static long number(String json, String field) {
    Matcher found = Pattern.compile("\"" + field + "\":(\\d{1,18})").matcher(json);
    if (!found.find()) {
      throw new IllegalArgumentException("this is no Eagle that can import: no '" + field + "'");
    }
    return Long.parseLong(found.group(1));
  }

  boolean isDone() {
    return state.equals("done");
  }

  boolean isFailed() {
    return state.equals("failed");
  }
}
