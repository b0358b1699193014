package org.eaglemail.launcher.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the REST interface says about a route.
 *
 * @param decision LOCAL, RELAY, FAILS or DEFERRED
 * @param steps how the decision came about
 */
record RouteAnswer(String decision, List<String> steps) {
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
  private static final Pattern ONE = Pattern.compile(TEXT);
  private static final Pattern DECISION = Pattern.compile("\"decision\"\\s*:\\s*" + TEXT);
  private static final Pattern STEPS =
      Pattern.compile("\"steps\"\\s*:\\s*\\[((?:\\s*" + TEXT + "\\s*,?)*+)\\s*\\]");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  /**
   * Reads it from its JSON text, of which only these two are looked for.
   *
   * @throws LabFailure when they are not there
   */
  static RouteAnswer parse(String json) throws LabFailure {
    Matcher decision = DECISION.matcher(json);
    Matcher list = STEPS.matcher(json);
    if (!decision.find() || !list.find()) {
      throw new LabFailure("not the description of a route: " + json);
    }
    List<String> steps = new ArrayList<>();
    Matcher step = ONE.matcher(list.group(1));
    while (step.find()) {
      steps.add(unescaped(step.group(1)));
    }
    return new RouteAnswer(unescaped(decision.group(1)), List.copyOf(steps));
  }

  private static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(RouteAnswer::character);
  }

  private static String character(MatchResult escape) {
    String hex = escape.group(1);
    String character =
        hex != null
            ? String.valueOf((char) Integer.parseInt(hex, 16))
            : switch (escape.group(2)) {
              case "n" -> "\n";
              case "t" -> "\t";
              case "r" -> "\r";
              case "b" -> "\b";
              case "f" -> "\f";
              default -> escape.group(2);
            };
    return Matcher.quoteReplacement(character);
  }
}
