package org.eaglemail.authentication;

import java.util.Optional;

/** At whom failures are counted. */
sealed interface Suspect {
  /** A client at one account. */
  record Pair(String account, String network) implements Suspect {}

  /** A client, whatever account it tries. */
  record Network(String network) implements Suspect {}

  /** An account, whoever tries it. */
  record Account(String account) implements Suspect {}

  /** Which account, if not any. */
  default Optional<String> named() {
    return switch (this) {
      case Pair(String account, String network) -> Optional.of(account);
      case Network(String network) -> Optional.empty();
      case Account(String account) -> Optional.of(account);
    };
  }

  /** Which client, if not any. */
  default Optional<String> from() {
    return switch (this) {
      case Pair(String account, String network) -> Optional.of(network);
      case Network(String network) -> Optional.of(network);
      case Account(String account) -> Optional.empty();
    };
  }
}
