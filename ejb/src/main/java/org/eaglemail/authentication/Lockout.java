package org.eaglemail.authentication;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts failed logins and shuts out those who guess, for a time:
 *
 * <ul>
 *   <li>a client from an account that it failed at too often: whoever attacks an account from one
 *       address does not shut out its owner at another;
 *   <li>a client that failed too often at whatever accounts, from all of them; a client on this
 *       machine is spared from this, as it may speak for many;
 *   <li>from an account at which too many failed, all clients but those that logged in to it
 *       lately: an attack from many addresses does not shut out the owner where he is known.
 * </ul>
 *
 * <p>A client is an IPv4 address or an IPv6 /64. A success forgets the client's failures at that
 * account, not those at others. All is kept in memory, of at most {@value #MAX_ENTRIES} suspects,
 * and is forgotten with the process. Thread-safe.
 */
public final class Lockout {
  /** Suspects remembered, and places where accounts are known. */
  static final int MAX_ENTRIES = 100_000;

  /** How long a place where an account logged in is known. */
  static final Duration ACQUAINTANCE = Duration.ofDays(30);

  private final LockoutRules rules;
  private final InstantSource clock;
  private final Cache<Suspect, Failures> suspects;
  private final Cache<Suspect.Pair, Boolean> acquaintances;

  Lockout(LockoutRules rules, InstantSource clock) {
    this.rules = rules;
    this.clock = clock;
    Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
    this.suspects =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(rules.window().plus(rules.duration()))
            .ticker(ticker)
            .build();
    this.acquaintances =
        Caffeine.newBuilder()
            .maximumSize(MAX_ENTRIES)
            .expireAfterWrite(ACQUAINTANCE)
            .ticker(ticker)
            .build();
  }

  /** Whether that client may not even try that account. */
  boolean isLocked(String account, InetAddress client) {
    Instant now = clock.instant();
    String network = Networks.of(client);
    Suspect.Pair pair = new Suspect.Pair(account, network);
    return failures(pair).isLocked(now)
        || failures(new Suspect.Network(network)).isLocked(now)
        || (failures(new Suspect.Account(account)).isLocked(now)
            && acquaintances.getIfPresent(pair) == null);
  }

  private Failures failures(Suspect suspect) {
    Failures known = suspects.getIfPresent(suspect);
    return known == null ? Failures.NONE : known;
  }

  /**
   * That client failed at that account.
   *
   * @return how long its answer shall wait
   */
  Duration failed(String account, InetAddress client) {
    String network = Networks.of(client);
    int atAccount = count(new Suspect.Pair(account, network), rules.failures());
    int atAll =
        client.isLoopbackAddress()
            ? 0
            : count(new Suspect.Network(network), rules.clientFailures());
    count(new Suspect.Account(account), rules.accountFailures());
    return rules.delay(Math.max(atAccount, atAll));
  }

  private int count(Suspect suspect, int limit) {
    Instant now = clock.instant();
    return suspects
        .asMap()
        .compute(
            suspect,
            (key, known) -> (known == null ? Failures.NONE : known).more(now, limit, rules))
        .count();
  }

  /** A part of those who are shut out now, those first who are so the longest. */
  public List<LockedOut> locked(int most) {
    Instant now = clock.instant();
    return suspects.asMap().entrySet().stream()
        .filter(each -> each.getValue().isLocked(now))
        .map(each -> locked(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(LockedOut::until).reversed())
        .limit(most)
        .toList();
  }

  private static LockedOut locked(Suspect suspect, Failures failures) {
    return new LockedOut(suspect.named(), suspect.from(), failures.count(), failures.lockedUntil());
  }

  /**
   * Forgets failures: of an account, of a client, or of a client at an account.
   *
   * @param account its address; empty for any
   * @param client empty for any
   * @return how many had been shut out and are no more
   */
  public int lift(Optional<String> account, Optional<InetAddress> client) {
    Instant now = clock.instant();
    int lifted = 0;
    for (Suspect suspect : suspects.asMap().keySet()) {
      boolean meant =
          account.map(name -> suspect.named().equals(Optional.of(name))).orElse(true)
              && client
                  .map(Networks::of)
                  .map(network -> suspect.from().equals(Optional.of(network)))
                  .orElse(true);
      if (meant) {
        Failures failures = suspects.asMap().remove(suspect);
        lifted += failures != null && failures.isLocked(now) ? 1 : 0;
      }
    }
    return lifted;
  }

  /** That client is that account. */
  void succeeded(String account, InetAddress client) {
    Suspect.Pair pair = new Suspect.Pair(account, Networks.of(client));
    suspects.invalidate(pair);
    acquaintances.put(pair, true);
  }
}
