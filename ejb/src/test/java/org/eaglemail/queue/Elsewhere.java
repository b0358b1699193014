package org.eaglemail.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.delivery.Identity;
import org.eaglemail.delivery.MemoryPeers;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.delivery.Planner;
import org.eaglemail.delivery.RemoteDelivery;
import org.eaglemail.delivery.UnreachableHosts;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.routing.Route;

/** What a running queue under test works with when nobody is here. */
final class Elsewhere {
  private Elsewhere() {}

  /** Finds ways by the recipient alone; asked who is behind one, the test fails. */
  static Planner planner(Function<EmailAddress, Route> routes, Clock clock) {
    return new Planner(
        (sender, recipient) -> routes.apply(recipient),
        new Planner.Directory(
            address -> new MailboxLookup.UnknownUser(),
            (address, sender) -> {
              throw new AssertionError(address);
            }),
        clock);
  }

  /**
   * Sends to peers in memory.
   *
   * @param unreachable how long a host that gave no session is left alone, by the system's time
   */
  static RemoteDelivery remote(MemoryPeers peers, Duration unreachable, Clock clock) {
    return new RemoteDelivery(
        peers,
        message -> new MemorySource(SpoolDatabase.CONTENT),
        new Identity(Domain.parse("mail.home.test"), Optional.empty(), TlsPolicy.NONE),
        new UnreachableHosts(unreachable),
        clock);
  }
}
