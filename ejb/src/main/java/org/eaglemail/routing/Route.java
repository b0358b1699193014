package org.eaglemail.routing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.Reply;

/**
 * Where a recipient's mail goes next. Whether to try again later is a matter of type, not of code.
 */
public sealed interface Route {

  /** The mailbox is here. */
  record Local() implements Route {}

  /** Elsewhere, or nowhere: what DNS can say. */
  sealed interface Remote extends Route {}

  /**
   * Over SMTP or LMTP to one of these hosts.
   *
   * @param hosts in the order to try them, at least one
   * @param servers all that the mail may go to: the same for each message, though the hosts of some
   *     are chosen by chance from many
   * @param why what led there, such as {@code MX records of example.org}
   */
  record Relay(List<RelayHost> hosts, Set<RelayServer> servers, String why) implements Remote {
    public Relay {
      hosts = List.copyOf(hosts);
      servers = Set.copyOf(servers);
      if (hosts.isEmpty() || servers.isEmpty()) {
        throw new IllegalArgumentException("a relay route has at least one host");
      }
    }

    /** To the servers of these hosts, and no others. */
    public Relay(List<RelayHost> hosts, String why) {
      this(hosts, hosts.stream().map(RelayHost::server).collect(Collectors.toSet()), why);
    }

    /** And after all of these to those of {@code last}. */
    Relay then(Relay last) {
      return new Relay(
          Stream.concat(hosts.stream(), last.hosts.stream().map(RelayHost::last)).toList(),
          Stream.concat(servers.stream(), last.servers.stream().map(RelayServer::last))
              .collect(Collectors.toSet()),
          why + ", then " + last.why);
    }
  }

  /** Not sent until an administrator releases it. */
  record Held(String reason) implements Route {}

  /** Nowhere: it counts as delivered. */
  record Discarded(String reason) implements Route {}

  /** There is no way, and a later try will find none: the recipient fails. */
  sealed interface Undeliverable extends Remote {

    /** A 5yz reply, for the notification. */
    Reply reply();
  }

  /** The domain says that it takes no mail (RFC 7505). */
  record NullMx(Domain domain) implements Undeliverable {
    @Override
    public Reply reply() {
      return RouteReplies.nullMx(domain);
    }
  }

  /** The administrator says that mail does not go there; with a 5yz reply. */
  record Refused(Reply reply) implements Undeliverable {
    public Refused {
      requirePermanent(reply);
    }
  }

  /** DNS says that there is no such domain or host, or the mail would come back to us. */
  record Unresolvable(Reply reply) implements Undeliverable {
    public Unresolvable {
      requirePermanent(reply);
    }
  }

  private static void requirePermanent(Reply reply) {
    if (!reply.isPermanent()) {
      throw new IllegalArgumentException("needs a 5yz reply");
    }
  }

  /**
   * The way is not known now: the recipient is deferred, never bounced for this alone.
   *
   * @param reply a 4yz reply, for the queue and for the notification on expiry
   */
  record TemporarilyUnresolvable(Reply reply) implements Remote {
    public TemporarilyUnresolvable {
      if (!reply.isTransient()) {
        throw new IllegalArgumentException("needs a 4yz reply");
      }
    }
  }
}
