package org.eaglemail.bounce;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.metrics.RateMeter;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Keeps notifications from being turned on those in whose name somebody else sends: an address
 * elsewhere is told so often in an hour, and no more. Whoever has a mailbox here is told always:
 * his name only he can use. Counts in the memory of this node; thread-safe.
 */
@ApplicationScoped
public class Backscatter {
  private static final Duration UNIT = Duration.ofHours(1);

  @Inject private Settings settings;
  @Inject private MailboxLookup mailboxes;

  private @Nullable RateMeter<String> meter;

  /** Begins to count. */
  @PostConstruct
  public void begin() {
    meter = new RateMeter<>(UNIT, Ticker.systemTicker());
  }

  /** One more for that address; whether it is beyond the limit. */
  boolean isTooMuch(EmailAddress sender) {
    int most = settings.bouncePerAddress();
    return most > 0
        && mailboxes.find(sender) instanceof MailboxLookup.Foreign
        && Objects.requireNonNull(meter).add(sender.toString().toLowerCase(Locale.ROOT)) > most;
  }
}
