package org.eaglemail.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.eaglemail.settings.Settings;

/**
 * Whether the disk of the data directory has room for more mail. Mail is put off before the disk is
 * full (RFC 1870 §6.1): the embedded database closes itself when a write fails, and needs room to
 * remove messages, too. With a database elsewhere only temporary files lie there.
 *
 * <p>Thread-safe. The system is asked once a second at most.
 */
@ApplicationScoped
public class FreeSpace {
  private static final System.Logger LOG = System.getLogger(FreeSpace.class.getName());

  static final Duration FRESH = Duration.ofSeconds(1);

  @Inject private Settings settings;
  @Inject private Clock clock;

  private volatile Reading last = new Reading(Instant.MIN, Long.MAX_VALUE);

  private record Reading(Instant at, long octets) {}

  /**
   * Whether a message can be taken.
   *
   * @param size its octets, if the client said
   */
  public boolean suffices(OptionalLong size) {
    long reserve = settings.spoolMinFree();
    return reserve == 0 || octets() - size.orElse(0) >= reserve;
  }

  private long octets() {
    Instant now = clock.instant();
    Reading known = last;
    if (known.at().isBefore(now.minus(FRESH)) || known.at().isAfter(now)) {
      known = new Reading(now, read());
      last = known;
    }
    return known.octets();
  }

  private long read() {
    try {
      return Files.getFileStore(settings.data()).getUsableSpace();
    } catch (IOException e) {
      // Then each message finds out for itself.
      LOG.log(Level.WARNING, "cannot tell the free space of " + settings.data(), e);
      return Long.MAX_VALUE;
    }
  }
}
