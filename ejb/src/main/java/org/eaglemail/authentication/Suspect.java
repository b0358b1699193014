package org.eaglemail.authentication;

/** At whom failures are counted. */
sealed interface Suspect {
  /** A client at one account. */
  record Pair(String account, String network) implements Suspect {}

  /** A client, whatever account it tries. */
  record Network(String network) implements Suspect {}

  /** An account, whoever tries it. */
  record Account(String account) implements Suspect {}
}
