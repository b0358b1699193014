package org.eaglemail.directory;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The secret under which salts are made up for accounts that do not exist. It is kept in the
 * database: were it another after a restart or on another node, the salts that change would be the
 * made-up ones. For use by any thread.
 */
@ApplicationScoped
public class PretenceKey {
  private static final String NAME = "scram-pretence";
  private static final int OCTETS = 32;

  @EJB private SecretTable table;
  private volatile byte @Nullable [] known;

  /** The secret; made when it is needed first. */
  byte[] octets() {
    byte[] octets = known;
    if (octets == null) {
      octets = table.find(NAME).orElseGet(this::create);
      known = octets;
    }
    return octets;
  }

  private byte[] create() {
    byte[] octets = new byte[OCTETS];
    new SecureRandom().nextBytes(octets);
    try {
      table.create(NAME, octets);
      return octets;
    } catch (AlreadyExists another) {
      // Another node on the same database was quicker.
      return table.find(NAME).orElseThrow();
    }
  }
}
