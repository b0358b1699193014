package org.eaglemail.tls;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Identities that follow their files: what replaces them is taken when it is sound. */
final class ReloadedKeys {
  private static final Logger LOG = System.getLogger(ReloadedKeys.class.getName());

  /** How long before its end a certificate is warned of. */
  private static final Duration NOTICE = Duration.ofDays(14);

  private final CertificateSource source;
  private final Clock clock;
  private final ServerKeys keys;
  private List<FileState> tried;
  private List<FileState> seen;

  private ReloadedKeys(
      CertificateSource source, Clock clock, List<FileState> files, ServerKeys keys) {
    this.source = source;
    this.clock = clock;
    this.tried = files;
    this.seen = files;
    this.keys = keys;
  }

  /** Reads them for the first time. */
  static ReloadedKeys load(CertificateSource source, Clock clock)
      throws IOException, GeneralSecurityException {
    List<FileState> files = FileState.of(source.files());
    return new ReloadedKeys(source, clock, files, new ServerKeys(source.load()));
  }

  ServerKeys manager() {
    return keys;
  }

  /**
   * Reads them again if their files changed, and have stayed so since the last look: a certificate
   * and its key are two files, and whoever replaces them does one after the other. What is faulty
   * is told of once, and what was there before stays.
   */
  synchronized void refresh() {
    List<FileState> now = FileState.of(source.files());
    boolean settled = now.equals(seen);
    seen = now;
    if (!settled || now.equals(tried)) {
      return;
    }
    tried = now;
    try {
      List<Identity> fresh = source.load();
      keys.replace(fresh);
      LOG.log(Level.INFO, "{0}: certificates read anew: {1}", source.setting(), fresh);
      warnOfExpiry();
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.log(
          Level.ERROR,
          "{0}: the changed files cannot be used, the certificates stay as they were: {1}",
          source.setting(),
          Faults.explain(e));
    }
  }

  /** Warns of each that has ended, or will within two weeks. */
  void warnOfExpiry() {
    Instant now = clock.instant();
    for (Identity identity : keys.identities()) {
      if (identity.expires().isBefore(now)) {
        LOG.log(
            Level.WARNING,
            "{0}: {1} expired at {2}",
            source.setting(),
            identity,
            identity.expires());
      } else if (identity.expires().isBefore(now.plus(NOTICE))) {
        LOG.log(
            Level.WARNING,
            "{0}: {1} expires at {2}",
            source.setting(),
            identity,
            identity.expires());
      }
    }
  }
}
