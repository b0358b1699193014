package org.eaglemail.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Dialogue;

/**
 * The way that a try took, for the history of the message. Put into words only when somebody asks.
 *
 * @param why what led to the hosts; empty when that is not known
 * @param hosts those to be tried, in their order
 * @param legs those that were, in their order
 */
public record Passage(String why, List<RelayHost> hosts, List<Leg> legs) {
  /** Of a try that asked no server. */
  public static final Passage NONE = new Passage("", List.of(), List.of());

  /**
   * What was said with one host.
   *
   * @param failure why no session came about, if none did
   */
  public record Leg(Destination host, Dialogue dialogue, Optional<Reply> failure) {}

  public Passage {
    hosts = List.copyOf(hosts);
    legs = List.copyOf(legs);
  }

  /** Why, and the hosts. */
  public String route() {
    String inOrder = hosts.stream().map(RelayHost::toString).collect(Collectors.joining(", "));
    return why.isEmpty() || inOrder.isEmpty() ? why + inOrder : why + ": " + inOrder;
  }

  /** What was said with all of them. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Leg leg : legs) {
      lines.add("* " + leg.host());
      lines.addAll(leg.dialogue().lines());
      leg.failure().ifPresent(reply -> lines.add("* no session: " + reply.text()));
    }
    return lines;
  }
}
