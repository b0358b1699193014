package org.eaglemail.addressing.rewrite;

import java.util.Locale;
import java.util.Optional;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Target;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/**
 * A rule in its canonical form: two that mean the same are equal.
 *
 * @param pattern {@code user@example.org} or {@code @example.org}; of masquerade a domain; of
 *     except a domain or {@code user@}
 * @param replacement of the first three: an address, or {@code @example.org} for the same name
 *     there; the others have none
 */
public record RewriteRule(RewriteKind kind, String pattern, Optional<Target> replacement) {

  /**
   * Reads a rule as people write it.
   *
   * @throws IllegalArgumentException saying what does not fit
   */
  public static RewriteRule of(RewriteKind kind, String pattern, Optional<String> replacement) {
    return switch (kind) {
      case SENDER, RECIPIENT, BOTH ->
          new RewriteRule(
              kind,
              AliasName.parse(pattern).text(),
              Optional.of(
                  Target.parse(
                      replacement.orElseThrow(
                          () -> new IllegalArgumentException(kind.text() + " needs an address")))));
      case MASQUERADE -> plain(kind, Domain.parse(pattern).name(), replacement);
      case EXCEPT -> plain(kind, excepted(pattern), replacement);
    };
  }

  private static String excepted(String pattern) {
    if (!pattern.endsWith("@")) {
      return Domain.parse(pattern).name();
    }
    // Read as an address, so that the local part obeys the grammar.
    EmailAddress.parse(pattern + "example");
    return pattern.toLowerCase(Locale.ROOT);
  }

  private static RewriteRule plain(RewriteKind kind, String pattern, Optional<String> none) {
    if (none.isPresent()) {
      throw new IllegalArgumentException(kind.text() + " has no address to put there");
    }
    return new RewriteRule(kind, pattern, Optional.empty());
  }
}
