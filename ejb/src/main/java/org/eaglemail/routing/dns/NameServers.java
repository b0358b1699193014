package org.eaglemail.routing.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.ResolverConfig;

/**
 * Recursive name servers, asked one after the other until one answers. One that fails, refuses or
 * gives a referral is passed over, as the system's resolver does.
 */
public final class NameServers implements Dns {
  /** How long one server is waited for, TCP after a truncated answer included. */
  public static final Duration ATTEMPT_TIME = Duration.ofSeconds(4);

  /** How often each server is asked before the look-up counts as failed. */
  public static final int ROUNDS = 2;

  /** After that time no further server is asked. */
  public static final Duration QUESTION_TIME = Duration.ofSeconds(12);

  private final List<NameServer> servers;

  // The server that answered last, so that a dead one in front does not delay each question.
  private volatile int preferred;

  /**
   * @param servers in the order of preference; empty for those of the system
   * @param attemptTime how long one server is waited for, {@link #ATTEMPT_TIME} in service
   */
  public NameServers(List<InetSocketAddress> servers, Duration attemptTime) {
    List<InetSocketAddress> asked =
        servers.isEmpty() ? ResolverConfig.getCurrentConfig().servers() : servers;
    this.servers = asked.stream().map(s -> new NameServer(s, attemptTime)).toList();
  }

  @Override
  public DnsReply ask(Question question) {
    long begun = System.nanoTime();
    Set<String> faults = new LinkedHashSet<>();
    for (int index : order()) {
      if (System.nanoTime() - begun > QUESTION_TIME.toNanos()) {
        break;
      }
      NameServer server = servers.get(index);
      DnsAnswer answer = server.ask(question);
      if (!(answer instanceof DnsAnswer.Failure failure)) {
        preferred = index;
        return DnsReply.fresh(answer, server.toString());
      }
      faults.add(server + ": " + failure.reason());
    }
    return DnsReply.fresh(new DnsAnswer.Failure(String.join("; ", faults)), "name servers");
  }

  private List<Integer> order() {
    int first = preferred;
    int attempts = servers.size() * ROUNDS;
    List<Integer> order = new ArrayList<>(attempts);
    for (int i = 0; i < attempts; i++) {
      order.add((first + i) % servers.size());
    }
    return order;
  }
}
