package org.eaglemail.admin;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.Probe;

/**
 * What servers say to mail for a recipient.
 *
 * @param decision of the first of those behind the recipient, who may be himself
 * @param steps of that one
 * @param asked for that one
 * @param behind all of them that were asked for
 * @param more how many more there are, who were not
 */
public record ProbeReport(
    String recipient,
    String decision,
    List<String> steps,
    List<Asked> asked,
    List<Behind> behind,
    int more) {

  /**
   * One of those behind the recipient.
   *
   * @param decision as in {@link RouteReport}; unless it is RELAY nobody is asked
   * @param steps how that came about, one line each
   * @param asked the servers, in their order; the last is the one that a session came about with,
   *     if there is one
   */
  public record Behind(String recipient, String decision, List<String> steps, List<Asked> asked) {

    TraceNode trace() {
      List<TraceNode> under = new ArrayList<>();
      under.add(TraceNode.of("route", steps));
      for (Asked one : asked) {
        String tls = one.tls().isEmpty() ? " in the clear" : " over " + one.tls();
        under.add(TraceNode.of(one.host() + tls + ": " + one.reply(), one.transcript()));
      }
      return new TraceNode("probe for <" + recipient + ">: " + decision, under);
    }
  }

  /**
   * One server.
   *
   * @param reply to RCPT, or what came in its place
   * @param tls the version of TLS; empty in the clear
   * @param transcript see {@link Probe}
   */
  public record Asked(String host, String reply, String tls, List<String> transcript) {
    static Asked of(Destination host, Probe probe) {
      return new Asked(
          host.toString(),
          probe.verdict().reply().text(),
          probe.encryption().map(session -> session.protocol()).orElse(""),
          probe.transcript());
    }
  }

  /** All of it for people. */
  public TraceNode trace() {
    if (more == 0 && behind.size() == 1 && behind.getFirst().recipient().equals(recipient)) {
      return behind.getFirst().trace();
    }
    List<TraceNode> under = new ArrayList<>(behind.stream().map(Behind::trace).toList());
    if (more > 0) {
      under.add(TraceNode.of(more + " more, not asked for"));
    }
    return new TraceNode("probe for <" + recipient + ">", under);
  }
}
