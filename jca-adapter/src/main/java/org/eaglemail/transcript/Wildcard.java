package org.eaglemail.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line with {@code *} for any run of characters, {@code ?} for any one, {@code \{/regex/}} for
 * what that matches, and {@code \{name}} for what the name stands for. A name that stands for
 * nothing yet takes the word that is there, {@code \{name=/regex/}} what the expression matches.
 */
record Wildcard(String text) {
  private static final Pattern SPECIAL =
      Pattern.compile("\\*|\\?|\\\\\\{(?<name>[a-z0-9+-]*)=?(?:/(?<regex>.*?)/)?}");
  private static final String WORD = "[^ ]+";

  boolean matches(String line, Bindings values) {
    List<String> met = new ArrayList<>();
    Matcher matcher = Pattern.compile(regex(values, met), Pattern.DOTALL).matcher(line);
    if (!matcher.matches()) {
      return false;
    }
    for (int i = 0; i < met.size(); i++) {
      values.bind(met.get(i), matcher.group(group(i)));
    }
    return true;
  }

  /** The same without names. */
  boolean matches(String line) {
    return matches(line, new Bindings(Map.of()));
  }

  private String regex(Bindings values, List<String> met) {
    StringBuilder regex = new StringBuilder();
    Matcher special = SPECIAL.matcher(text);
    int end = 0;
    while (special.find()) {
      regex.append(Pattern.quote(text.substring(end, special.start())));
      regex.append(
          switch (special.group()) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> named(special, values, met);
          });
      end = special.end();
    }
    return regex.append(Pattern.quote(text.substring(end))).toString();
  }

  private static String named(Matcher special, Bindings values, List<String> met) {
    String name = special.group("name");
    String given = special.group("regex");
    String expression = given == null ? WORD : given;
    if (name.isEmpty()) {
      return "(?:" + expression + ")";
    }
    return values
        .find(name)
        .map(Pattern::quote)
        .orElseGet(
            () -> {
              met.add(name);
              return "(?<" + group(met.size() - 1) + ">" + expression + ")";
            });
  }

  private static String group(int index) {
    return "v" + index;
  }

  @Override
  public String toString() {
    return "\"" + text + "\"";
  }
}
