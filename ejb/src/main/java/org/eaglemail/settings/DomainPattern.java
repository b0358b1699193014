package org.eaglemail.settings;

import org.eaglemail.protocol.Domain;

/**
 * A domain, or all below it.
 *
 * @param below whether those below are meant, and not the domain itself
 */
public record DomainPattern(Domain domain, boolean below) {

  /**
   * Reads {@code example.org}, or {@code .example.org} for those below it.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static DomainPattern parse(String text) {
    boolean below = text.startsWith(".");
    try {
      return new DomainPattern(Domain.parse(below ? text.substring(1) : text), below);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither a domain name nor one behind a dot", e);
    }
  }
}
