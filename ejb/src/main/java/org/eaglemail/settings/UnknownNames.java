package org.eaglemail.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds misspelt names: what looks like a setting, but is none, would else be silently without
 * effect. Names that begin with {@code eagle.local.} ({@code EAGLE_LOCAL_}) are left to the
 * operator for his own use.
 */
public final class UnknownNames {
  private static final String OURS = "eagle.";
  private static final String OPERATORS = "eagle.local.";
  private static final String ENVIRONMENT_OURS = "EAGLE_";
  private static final String ENVIRONMENT_OPERATORS = "EAGLE_LOCAL_";

  /** A suggestion may differ in a third of its letters. */
  private static final int LETTERS_PER_MISTAKE = 3;

  private UnknownNames() {}

  /** The faults among names of files and system properties. */
  public static List<SettingFault> inProperties(Collection<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(OURS) && !name.startsWith(OPERATORS))
        .flatMap(name -> fault(name, Setting::name).stream())
        .toList();
  }

  /** The faults among names of the environment. */
  public static List<SettingFault> inEnvironment(Collection<String> names) {
    return names.stream()
        .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(ENVIRONMENT_OURS))
        .filter(name -> !name.startsWith(ENVIRONMENT_OPERATORS))
        .flatMap(name -> fault(name, Setting::environmentName).stream())
        .toList();
  }

  private static Optional<SettingFault> fault(String name, Function<Setting<?>, String> spelling) {
    List<String> known = Catalogue.all().stream().map(spelling).toList();
    if (known.contains(name)) {
      return Optional.empty();
    }
    String hint =
        known.stream()
            .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
            .filter(best -> distance(name, best) * LETTERS_PER_MISTAKE <= name.length())
            .map(best -> "; did you mean " + best + "?")
            .orElse("");
    return Optional.of(new SettingFault(name, "unknown setting" + hint));
  }

  /** Levenshtein's: the letters to change, add or leave out. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + changed, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
