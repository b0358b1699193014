package org.eaglemail.policy.dnsbl;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.DnsLists;
import org.eaglemail.settings.DnsList;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;

/**
 * Refuses mail of clients that DNS lists name. Asked where mail from other servers comes in, and
 * only of strangers; at RCPT, so that postmaster can be reached and the log tells who wrote to
 * whom.
 */
public final class DnsblCheck implements Check<Request.Recipient> {
  /** So long one sum holds, so that the many recipients of a message cost one. */
  static final Duration SUM_AGE = Duration.ofSeconds(30);

  /** Clients whose sums are remembered. */
  static final int MAX_SUMS = 10_000;

  /** Of what a list says, so much is passed on: the whole reply stays within its 512 octets. */
  private static final int MAX_REASON = 250;

  private final List<DnsList> lists;
  private final List<Domain> zones;
  private final int threshold;
  private final DnsLists dns;
  private final Predicate<SmtpSession> spared;
  private final Cache<InetAddress, Sum> sums;

  /**
   * @param weight the weights of all that list the client
   * @param heaviest of the lists that have it and count against it
   */
  private record Sum(int weight, Optional<DnsList> heaviest) {}

  /**
   * @param threshold the sum of weights from which a client is refused
   * @param spared whose sessions are not checked
   */
  public DnsblCheck(
      List<DnsList> lists,
      int threshold,
      DnsLists dns,
      Predicate<SmtpSession> spared,
      Ticker ticker) {
    this.lists = List.copyOf(lists);
    this.zones = lists.stream().map(DnsList::zone).toList();
    this.threshold = threshold;
    this.dns = dns;
    this.spared = spared;
    this.sums =
        Caffeine.newBuilder()
            .maximumSize(MAX_SUMS)
            .expireAfterWrite(SUM_AGE)
            .ticker(ticker)
            .executor(Runnable::run)
            .build();
  }

  @Override
  public CheckName name() {
    return CheckName.DNSBL;
  }

  @Override
  public Verdict examine(Request.Recipient request) {
    SmtpSession session = request.session();
    if (lists.isEmpty() || session.role() != SmtpRole.RELAY || spared.test(session)) {
      return new Verdict.Pass("not asked");
    }
    InetAddress client = session.client().remote().getAddress();
    Sum sum = sums.getIfPresent(client);
    if (sum == null) {
      sum = sum(client);
      sums.put(client, sum);
    }
    return sum.weight() >= threshold && sum.heaviest().isPresent()
        ? new Verdict.Refuse(blocked(client, sum.heaviest().get().zone()), weight(sum))
        : new Verdict.Pass(weight(sum));
  }

  private String weight(Sum sum) {
    return "weight " + sum.weight() + " of " + threshold;
  }

  private Sum sum(InetAddress client) {
    List<List<InetAddress>> answers = dns.ask(client, zones);
    int weight = 0;
    Optional<DnsList> heaviest = Optional.empty();
    for (int i = 0; i < lists.size(); i++) {
      DnsList list = lists.get(i);
      if (list.lists(answers.get(i))) {
        weight += list.weight();
        int most = heaviest.map(DnsList::weight).orElse(0);
        heaviest = list.weight() > most ? Optional.of(list) : heaviest;
      }
    }
    return new Sum(weight, heaviest);
  }

  // The words are Postfix's default_rbl_reply.
  private Reply blocked(InetAddress client, Domain zone) {
    String why =
        dns.reason(client, zone)
            .filter(text -> !text.isBlank())
            .map(text -> "; " + text.substring(0, Math.min(text.length(), MAX_REASON)))
            .orElse("");
    return Reply.reply(
        554,
        "5.7.1",
        "Service unavailable; Client host ["
            + client.getHostAddress()
            + "] blocked using "
            + zone
            + why);
  }
}
