package org.eaglemail.transcript;

import java.util.regex.Pattern;

/** A line with {@code *} for any run of characters and {@code ?} for any one. */
record Wildcard(String text) {

  boolean matches(String line) {
    String regex = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL).matcher(line).matches();
  }

  @Override
  public String toString() {
    return "\"" + text + "\"";
  }
}
