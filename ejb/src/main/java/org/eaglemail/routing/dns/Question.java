package org.eaglemail.routing.dns;

import org.eaglemail.protocol.Domain;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/**
 * What is asked of DNS.
 *
 * @param name absolute, so no search list applies; letter case is not told apart
 */
public record Question(Name name, RecordType type) {
  public Question {
    if (!name.isAbsolute()) {
      throw new IllegalArgumentException("name must be absolute");
    }
  }

  /** A question about a mail domain or host. */
  public static Question of(Domain domain, RecordType type) {
    return new Question(absolute(domain), type);
  }

  /** The same question about the name that an alias leads to. */
  Question about(Name target) {
    return new Question(target, type);
  }

  private static Name absolute(Domain domain) {
    try {
      return Name.fromString(domain.name(), Name.root);
    } catch (TextParseException e) {
      // A Domain obeys the limits of RFC 1035 §2.3.4 and has no character to escape.
      throw new IllegalStateException("a domain is not a DNS name: " + domain, e);
    }
  }

  @Override
  public String toString() {
    return name.toString(true) + " " + type;
  }
}
