package org.eaglemail.delivery;

import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.RelayServer;
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

  /** How long recipients wait for those of the same message whose servers DNS does not tell. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Who is here: whose mailbox an address is, and who is behind one that is nobody's. */
  public record Directory(
      Function<EmailAddress, MailboxLookup.Mailbox> mailboxes,
      BiFunction<EmailAddress, ReversePath, Expansion> behind) {}

  private final BiFunction<ReversePath, EmailAddress, Route> routes;
  private final Directory directory;
  private final Clock clock;

  /**
   * @param routes says where a sender's mail to a recipient goes; may wait for DNS
   * @param directory asked when it goes nowhere else
   */
  public Planner(
      BiFunction<ReversePath, EmailAddress, Route> routes, Directory directory, Clock clock) {
    this.routes = routes;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * The plan for the recipients of the message; each is in it once. One whose way makes the code
   * fail does not concern the others, nor does one whose way is found slowly: after {@link
   * #PATIENCE} those that come after it are left for another plan.
   */
  public Plan plan(QueuedMessage message) {
    if (message.terms().isOverdue(clock.instant())) {
      return new Plan(
          List.of(),
          message.recipients().stream().map(to -> new Attempt(to, Outcome.OVERDUE)).toList(),
          Map.of(),
          List.of());
    }
    Draft draft = new Draft(message.sender());
    List<QueuedRecipient> all = message.recipients();
    Instant end = clock.instant().plus(PATIENCE);
    int planned = 0;
    do {
      draft.add(all.get(planned++));
    } while (planned < all.size() && clock.instant().isBefore(end));
    return new Plan(
        draft.groups.deliveries(message),
        draft.settled,
        draft.faults,
        all.subList(planned, all.size()));
  }

  /** A plan while it is made. */
  private final class Draft {
    private final ReversePath sender;
    private final List<Attempt> settled = new ArrayList<>();
    private final Map<QueuedRecipient, RuntimeException> faults = new HashMap<>();
    private final Groups groups = new Groups();

    Draft(ReversePath sender) {
      this.sender = sender;
    }

    void add(QueuedRecipient recipient) {
      try {
        route(recipient);
      } catch (RuntimeException e) {
        faults.put(recipient, e);
      }
    }

    private void route(QueuedRecipient recipient) {
      switch (routes.apply(sender, recipient.way())) {
        case Route.Local local -> here(recipient);
        case Route.Relay relay -> groups.add(relay, recipient);
        case Route.Held held -> settle(recipient, new Outcome.Held(held.reason()));
        case Route.Discarded discarded ->
            settle(recipient, new Outcome.Discarded(discarded.reason()));
        case Route.Undeliverable none -> settle(recipient, failed(none.reply()));
        case Route.TemporarilyUnresolvable later -> settle(recipient, deferred(later.reply()));
      }
    }

    private void here(QueuedRecipient recipient) {
      EmailAddress address = recipient.address();
      switch (directory.mailboxes().apply(address)) {
        case MailboxLookup.Account account -> settle(recipient, new Outcome.Local(account.id()));
        case MailboxLookup.UnknownUser unknown ->
            behind(recipient, directory.behind().apply(address, sender));
        case MailboxLookup.Foreign foreign ->
            settle(
                recipient,
                switch (address.host()) {
                  // This host by its number, where no domain has mailboxes.
                  case AddressLiteral literal -> failed(UNKNOWN_USER);
                  case Domain domain -> deferred(CHANGED);
                });
      }
    }

    /** Nobody asked for its aliases when it was received, or they came later. */
    private void behind(QueuedRecipient recipient, Expansion expansion) {
      Optional<Reply> refusal = expansion.refusal();
      if (refusal.isPresent()) {
        settle(recipient, failed(refusal.get()));
      } else if (expansion.isElsewhere()) {
        settle(recipient, deferred(CHANGED));
      } else {
        List<Long> accounts = accounts(expansion);
        settle(
            recipient,
            accounts.size() == expansion.leaves().size()
                ? new Outcome.Local(accounts)
                : new Outcome.Expanded(expansion));
      }
    }

    /** Those who get the message as it is; who gets it through a list has another sender's. */
    private static List<Long> accounts(Expansion expansion) {
      List<Long> accounts = new ArrayList<>();
      for (Leaf leaf : expansion.leaves()) {
        if (leaf instanceof Leaf.Account account && !leaf.passage().listed()) {
          accounts.add(account.account());
        }
      }
      return accounts;
    }

    private void settle(QueuedRecipient recipient, Outcome outcome) {
      settled.add(new Attempt(recipient, outcome));
    }
  }

  private static Outcome failed(Reply reply) {
    return Outcome.Failed.of(Optional.empty(), reply);
  }

  private static Outcome deferred(Reply reply) {
    return new Outcome.Deferred(Optional.empty(), reply);
  }

  /** Recipients by the servers that they go to. */
  private static final class Groups {
    // The first route there: another may have the hosts in another order, or others of many.
    private final Map<Set<RelayServer>, Route.Relay> routes = new LinkedHashMap<>();
    private final Map<Set<RelayServer>, List<QueuedRecipient>> recipients = new HashMap<>();

    void add(Route.Relay relay, QueuedRecipient recipient) {
      routes.putIfAbsent(relay.servers(), relay);
      recipients.computeIfAbsent(relay.servers(), there -> new ArrayList<>()).add(recipient);
    }

    List<Delivery> deliveries(QueuedMessage message) {
      List<Delivery> deliveries = new ArrayList<>(routes.size());
      routes.forEach(
          (servers, route) -> {
            List<QueuedRecipient> all = recipients.getOrDefault(servers, List.of());
            for (int from = 0; from < all.size(); from += Delivery.MAX_RECIPIENTS) {
              int to = Math.min(from + Delivery.MAX_RECIPIENTS, all.size());
              deliveries.add(new Delivery(message, route, all.subList(from, to)));
            }
          });
      return deliveries;
    }
  }
}
