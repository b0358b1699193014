package org.eaglemail.launcher.conformance;

/** What came of a rule. */
sealed interface Verdict {

  /** The server follows it. */
  record Passed() implements Verdict {}

  /** It does not: the line of the rule, what was expected and what came. */
  record Failed(String fault) implements Verdict {}

  /** It does not, and that is known. */
  record Deviates(String reason) implements Verdict {}

  /** It says nothing about this server, or cannot be tried here. */
  record NotApplicable(String reason) implements Verdict {}
}
