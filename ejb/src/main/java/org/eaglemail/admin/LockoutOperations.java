package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eaglemail.authentication.Lockout;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.LoginLookup;
import org.eaglemail.settings.IpLiteral;

/**
 * Who failed to log in too often, on this node. What is not valid is an {@link
 * IllegalArgumentException}.
 */
@ApplicationScoped
public class LockoutOperations {
  /** The most that a list shows. */
  static final int MAX_LIMIT = 10_000;

  @Inject private Lockout lockout;
  @Inject private LoginLookup logins;

  /** Who is shut out now, those first who are so the longest. */
  public List<LockoutEntry> list(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new InvalidEntry("limit: 1 to " + MAX_LIMIT);
    }
    return lockout.locked(limit).stream().map(LockoutEntry::of).toList();
  }

  /**
   * Lets them try again: all clients at an account, a client at all accounts, or one at one.
   *
   * @param account as it may be written to log in
   * @param client an IP address
   * @return how many had been shut out
   */
  public int lift(Optional<String> account, Optional<String> client) {
    if (account.isEmpty() && client.isEmpty()) {
      throw new InvalidEntry("account or client is needed");
    }
    return lockout.lift(account.map(logins::canonical), client.map(IpLiteral::parse));
  }
}
