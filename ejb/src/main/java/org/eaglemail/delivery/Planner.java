package org.eaglemail.delivery;

import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.Route;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;

/**
 * Finds the way of each recipient, and puts together those that go the same way: they get one copy
 * of the message.
 */
public final class Planner {
  private static final Reply UNKNOWN_USER = reply(550, "5.1.1", "User unknown here");

  /** The domain was given up while we looked. */
  private static final Reply CHANGED = reply(451, "4.3.5", "The recipient's domain was changed");

  private final BiFunction<ReversePath, EmailAddress, Route> routes;
  private final Function<EmailAddress, MailboxLookup.Mailbox> mailboxes;
  private final Clock clock;

  /**
   * @param routes says where a sender's mail to a recipient goes; may wait for DNS
   * @param mailboxes says whose mailbox it is when it goes nowhere else
   */
  public Planner(
      BiFunction<ReversePath, EmailAddress, Route> routes,
      Function<EmailAddress, MailboxLookup.Mailbox> mailboxes,
      Clock clock) {
    this.routes = routes;
    this.mailboxes = mailboxes;
    this.clock = clock;
  }

  /** The plan for all recipients of the message; each is in it once. */
  public Plan plan(QueuedMessage message) {
    if (message.terms().isOverdue(clock.instant())) {
      return new Plan(
          List.of(),
          message.recipients().stream().map(to -> new Attempt(to, Outcome.OVERDUE)).toList());
    }
    List<Attempt> settled = new ArrayList<>();
    Groups groups = new Groups();
    for (QueuedRecipient recipient : message.recipients()) {
      switch (routes.apply(message.sender(), recipient.way())) {
        case Route.Relay relay -> groups.add(relay, recipient);
        case Route.Local local -> settled.add(new Attempt(recipient, here(recipient.address())));
        case Route.Held held ->
            settled.add(new Attempt(recipient, new Outcome.Held(held.reason())));
        case Route.Discarded discarded ->
            settled.add(new Attempt(recipient, new Outcome.Discarded(discarded.reason())));
        case Route.Undeliverable none ->
            settled.add(new Attempt(recipient, Outcome.Failed.of(Optional.empty(), none.reply())));
        case Route.TemporarilyUnresolvable later ->
            settled.add(
                new Attempt(recipient, new Outcome.Deferred(Optional.empty(), later.reply())));
      }
    }
    return new Plan(groups.deliveries(message), settled);
  }

  private Outcome here(EmailAddress address) {
    return switch (mailboxes.apply(address)) {
      case MailboxLookup.Account account -> new Outcome.Local(account.id());
      case MailboxLookup.UnknownUser unknown -> Outcome.Failed.of(Optional.empty(), UNKNOWN_USER);
      case MailboxLookup.Foreign foreign ->
          switch (address.host()) {
            // This host by its number, where no domain has mailboxes.
            case AddressLiteral literal -> Outcome.Failed.of(Optional.empty(), UNKNOWN_USER);
            case Domain domain -> new Outcome.Deferred(Optional.empty(), CHANGED);
          };
    };
  }

  /** Recipients by the servers that they go to. */
  private static final class Groups {
    /** What led there. Applied twice it may give its hosts in another order, or others of many. */
    private record Rule(MailHost recipients, String why) {}

    private final Map<Rule, List<RelayHost>> hostsByRule = new HashMap<>();
    private final Map<Set<RelayHost>, List<RelayHost>> hosts = new HashMap<>();
    private final Map<Set<RelayHost>, String> reasons = new HashMap<>();
    private final Map<Set<RelayHost>, List<QueuedRecipient>> recipients = new LinkedHashMap<>();

    void add(Route.Relay relay, QueuedRecipient recipient) {
      Rule rule = new Rule(recipient.way().host(), relay.why());
      List<RelayHost> inOrder = hostsByRule.computeIfAbsent(rule, first -> relay.hosts());
      Set<RelayHost> destination = Set.copyOf(inOrder);
      hosts.putIfAbsent(destination, inOrder);
      reasons.putIfAbsent(destination, relay.why());
      recipients.computeIfAbsent(destination, d -> new ArrayList<>()).add(recipient);
    }

    List<Delivery> deliveries(QueuedMessage message) {
      List<Delivery> deliveries = new ArrayList<>(recipients.size());
      recipients.forEach(
          (destination, all) -> {
            List<RelayHost> inOrder = hosts.getOrDefault(destination, List.copyOf(destination));
            String why = reasons.getOrDefault(destination, "");
            for (int from = 0; from < all.size(); from += Delivery.MAX_RECIPIENTS) {
              int to = Math.min(from + Delivery.MAX_RECIPIENTS, all.size());
              deliveries.add(new Delivery(message, inOrder, all.subList(from, to), why));
            }
          });
      return deliveries;
    }
  }
}
