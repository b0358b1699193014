package org.eaglemail.queue;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.eaglemail.settings.Settings;
import org.eaglemail.spool.Lease;

/**
 * Gives leases in the name of this node. The queue renews those of what it works on; the others end
 * by themselves, and anybody may take them over.
 */
@ApplicationScoped
public class Leases {
  @Inject private Settings settings;

  private String node = "";
  private Duration duration = Duration.ZERO;

  @PostConstruct
  public void identify() {
    try {
      node = NodeIdentity.in(settings.data());
      duration = settings.queueLease();
    } catch (IOException e) {
      throw new UncheckedIOException("eagle.data: cannot keep this node's name there", e);
    }
  }

  /** The name of this node, the same after a restart and no other's. */
  public String node() {
    return node;
  }

  /** A lease from {@code now} on. */
  public Lease next(Instant now) {
    return new Lease(node, now.plus(duration));
  }
}
