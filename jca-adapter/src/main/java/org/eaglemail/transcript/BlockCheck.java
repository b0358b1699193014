package org.eaglemail.transcript;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of a block. */
sealed interface BlockCheck {

  /** What is wrong with it; empty when it holds. */
  Optional<String> fault(Block block, Bindings values);

  /** {@code S-has:}. */
  record Has(Wildcard pattern) implements BlockCheck {
    @Override
    public Optional<String> fault(Block block, Bindings values) {
      return when(
          block.lines().stream().noneMatch(line -> pattern.matches(line, values)),
          pattern + " is not in " + block.lines());
    }
  }

  /** {@code S-not:}. */
  record HasNot(Wildcard pattern) implements BlockCheck {
    @Override
    public Optional<String> fault(Block block, Bindings values) {
      return when(
          block.lines().stream().anyMatch(line -> pattern.matches(line, values)),
          pattern + " is in " + block.lines());
    }
  }

  /** {@code S-each:}. */
  record Each(Wildcard pattern) implements BlockCheck {
    @Override
    public Optional<String> fault(Block block, Bindings values) {
      return block.content().stream()
          .filter(line -> !pattern.matches(line, values))
          .findFirst()
          .map(line -> "expected each line to be " + pattern + ", got \"" + line + "\"");
    }
  }

  /** {@code S-lines:}. */
  record Lines(String number) implements BlockCheck {
    @Override
    public Optional<String> fault(Block block, Bindings values) {
      return compare("lines", resolved(number, values), block.content().size());
    }
  }

  /** {@code S-octets:}. */
  record Octets(String number) implements BlockCheck {
    @Override
    public Optional<String> fault(Block block, Bindings values) {
      return compare("octets", resolved(number, values), block.octets());
    }
  }

  /** {@code S-longest:}. */
  record Longest(int most) implements BlockCheck {
    @Override
    public Optional<String> fault(Block block, Bindings values) {
      return when(
          block.longest() > most,
          "a line has " + block.longest() + " octets, at most " + most + " are allowed");
    }
  }

  /** {@code S-sum:}. */
  record Sum(int column, String number) implements BlockCheck {
    @Override
    public Optional<String> fault(Block block, Bindings values) {
      long sum = block.column(column).mapToLong(Long::parseLong).sum();
      return compare("as the sum", resolved(number, values), sum);
    }
  }

  /** {@code S-distinct:}. */
  record Distinct(int column) implements BlockCheck {
    @Override
    public Optional<String> fault(Block block, Bindings values) {
      Set<String> seen = new HashSet<>();
      List<String> twice = block.column(column).filter(word -> !seen.add(word)).toList();
      return when(!twice.isEmpty(), "there twice: " + twice);
    }
  }

  private static long resolved(String text, Bindings values) {
    return Long.parseLong(Escapes.resolve(text, values::get));
  }

  private static Optional<String> compare(String what, long expected, long actual) {
    return when(expected != actual, "expected " + expected + " " + what + ", got " + actual);
  }

  private static Optional<String> when(boolean wrong, String fault) {
    return wrong ? Optional.of(fault) : Optional.empty();
  }
}
