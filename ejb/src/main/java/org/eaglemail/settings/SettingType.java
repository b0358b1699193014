package org.eaglemail.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How the text of a setting is read.
 *
 * @param notation the form, in a few words for the documentation
 * @param reader throws IllegalArgumentException with a message that may be shown to the operator
 */
public record SettingType<T>(String notation, Function<String, T> reader) {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  T read(String text) {
    return reader.apply(text);
  }

  /** The same, with nothing for an empty text. */
  SettingType<Optional<T>> optional() {
    return new SettingType<>(
        notation, text -> text.isEmpty() ? Optional.empty() : Optional.of(read(text)));
  }

  /** Any number of them, with commas between. */
  SettingType<List<T>> list() {
    return new SettingType<>(notation + "[,…]", this::readAll);
  }

  /** At least one of them, with commas between, or {@code off} for none. */
  SettingType<List<T>> listOrOff() {
    return new SettingType<>(
        notation + "[,…] or off", text -> text.equals("off") ? List.of() : readAll(text));
  }

  private List<T> readAll(String text) {
    return text.isEmpty() ? List.of() : COMMA.splitAsStream(text).map(this::read).toList();
  }
}
