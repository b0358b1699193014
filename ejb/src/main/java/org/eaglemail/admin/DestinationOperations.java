package org.eaglemail.admin;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.directory.NotFound;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.queue.Queue;
import org.eaglemail.routing.RelayServer;
import org.eaglemail.spool.PauseStore;

/**
 * Where the queue's mail goes: how it gets on there, and stopping it for a time. A pause holds on
 * all nodes of the database, within a minute, and over restarts. Each call is a transaction.
 */
@Stateless
public class DestinationOperations {
  private static final Logger LOG = System.getLogger(DestinationOperations.class.getName());
  private static final int MAX_REASON = 255;

  @Inject private PauseStore pauses;
  @Inject private Queue queue;
  @Inject private Clock clock;
  @Resource private SessionContext context;

  /** The destinations that are paused, then those that this node sends to or leaves alone. */
  public List<DestinationEntry> list() {
    return Stream.concat(
            pauses.all().stream().map(DestinationEntry::of),
            queue.destinations().stream().map(DestinationEntry::of))
        .toList();
  }

  /** Those of them that mail for a domain by these servers is sent to, or is not. */
  public List<DestinationEntry> of(MailHost domain, Set<RelayServer> servers) {
    Set<String> names =
        Stream.concat(Stream.of(domain.toString()), servers.stream().map(RelayServer::name))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    return Stream.concat(
            pauses.all().stream()
                .filter(pause -> names.contains(pause.name()))
                .map(DestinationEntry::of),
            queue.destination(servers).stream().map(DestinationEntry::of))
        .toList();
  }

  /**
   * Sends nothing more to a destination until {@link #resume}. What is under way ends; the time
   * after which mail goes back to its sender runs on, but nothing goes back before the end of the
   * pause.
   *
   * @param name a domain of recipients, an address literal, or the name of a next server
   * @param reason for those who look at it
   * @throws IllegalArgumentException when it is none of those, or too many are paused
   */
  public void pause(String name, String reason) {
    if (reason.length() > MAX_REASON) {
      throw new IllegalArgumentException("the reason is longer than " + MAX_REASON);
    }
    try {
      pauses.pause(host(name).toString(), reason, clock.instant());
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    note(name, "is paused: " + reason);
    queue.wake();
  }

  private void note(String name, String what) {
    LOG.log(
        Level.INFO,
        "destination {0} {1} (by {2})",
        name,
        what.replaceAll("\\p{Cntrl}", "?"),
        context.getCallerPrincipal().getName());
  }

  /**
   * Ends a pause: what it kept waiting is tried at once.
   *
   * @throws NotFound when it is not paused
   */
  public void resume(String name) {
    if (!queue.resume(host(name).toString())) {
      throw new NotFound("a pause of " + name);
    }
    note(name, "is no longer paused");
  }

  /**
   * Has all that waits for a domain tried at once, as ETRN does (RFC 1985).
   *
   * @param subdomains whether its subdomains count as well
   * @return how many recipients
   * @throws IllegalArgumentException when it is not a domain
   */
  public int flush(String domain, boolean subdomains) {
    return queue.flush(Domain.parse(domain), subdomains);
  }

  private static MailHost host(String name) {
    try {
      return MailHost.parse(name.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("destination: " + e.getMessage(), e);
    }
  }
}
