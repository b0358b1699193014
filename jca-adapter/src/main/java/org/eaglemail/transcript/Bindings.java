package org.eaglemail.transcript;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the names in a transcript stand for: some from the beginning, others from when a pattern
 * first met them. Not thread-safe.
 */
public final class Bindings {
  private final Map<String, String> values = new HashMap<>();

  /** Nothing is bound but these. */
  public Bindings(Map<String, String> known) {
    values.putAll(known);
  }

  /** Lets a name stand for a value, whatever it stood for. */
  public void bind(String name, String value) {
    values.put(name, value);
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * What the name stands for.
   *
   * @throws IllegalArgumentException when that is not known
   */
  public String get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException("nothing is known as '" + name + "'"));
  }
}
