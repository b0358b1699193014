package org.eaglemail.bounce;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.metrics.RateMeter;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Keeps notifications from being turned on those in whose name somebody else sends: an address is
 * told so often in an hour, and no more, and all addresses elsewhere together so often: a list of
 * forged senders is no way around. Of what was submitted with a login, an address here is told
 * always: who used it is known. Counts in the memory of this node; thread-safe.
 */
@ApplicationScoped
public class Backscatter {
  private static final Duration UNIT = Duration.ofHours(1);

  /** No address. */
  private static final String ALL = "*";

  @Inject private Settings settings;
  @Inject private MailboxLookup mailboxes;

  private @Nullable RateMeter<String> meter;

  /** Begins to count. */
  @PostConstruct
  public void begin() {
    meter = new RateMeter<>(UNIT, Ticker.systemTicker());
  }

  /**
   * One more for that address; why it is not written, if it is beyond a limit.
   *
   * @param origin of the message that it speaks of
   */
  Optional<String> excess(EmailAddress sender, Origin origin) {
    boolean elsewhere = mailboxes.find(sender) instanceof MailboxLookup.Foreign;
    if (!elsewhere && origin.account().isPresent()) {
      return Optional.empty();
    }
    Optional<String> one = excessOfOne(sender);
    if (one.isPresent()) {
      return one;
    }
    return elsewhere && isBeyond(settings.bounceTotal(), ALL)
        ? Optional.of("too many notifications go elsewhere already")
        : Optional.empty();
  }

  /** The same, whatever others are told. */
  Optional<String> excessOfOne(EmailAddress address) {
    return isBeyond(settings.bouncePerAddress(), address.toString().toLowerCase(Locale.ROOT))
        ? Optional.of(address + " is told too much already")
        : Optional.empty();
  }

  private boolean isBeyond(int most, String key) {
    return most > 0 && Objects.requireNonNull(meter).add(key) > most;
  }
}
