package org.eaglemail.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.delivery.MemoryPeers.host;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.eaglemail.addressing.Expansion;
import org.eaglemail.addressing.Leaf;
import org.eaglemail.addressing.Passage;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.EnhancedStatus;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.queue.Mail;
import org.eaglemail.routing.RelayHost;
import org.eaglemail.routing.RelayServer;
import org.eaglemail.routing.Route;
import org.eaglemail.spool.QueuedMessage;
import org.eaglemail.spool.QueuedRecipient;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final Clock CLOCK = Clock.fixed(Mail.ARRIVED, ZoneOffset.UTC);

  private static final Planner.Directory DIRECTORY =
      new Planner.Directory(PlannerTest::mailbox, PlannerTest::behind);

  private static final Reply UNRESOLVED = reply(451, "4.4.3", "DNS does not answer");
  private static final Reply NO_DOMAIN = reply(550, "5.1.2", "no such domain");

  private final Map<String, Route> routes =
      Map.of(
          "one.test", relay("MX of one.test", 1, 2),
          "two.test", relay("MX of two.test", 2, 1),
          "three.test", relay("MX of three.test", 3),
          "null.test", new Route.NullMx(Domain.parse("null.test")),
          "none.test", new Route.Unresolvable(NO_DOMAIN),
          "later.test", new Route.TemporarilyUnresolvable(UNRESOLVED),
          "home.test", new Route.Local(),
          "held.test", new Route.Held("for a look"),
          "void.test", new Route.Discarded("not wanted"),
          "[127.0.0.1]", new Route.Local());

  private final Planner planner = new Planner(this::route, DIRECTORY, CLOCK);

  @Test
  void whoseWayMakesTheCodeFailConcernsNobodyElse() {
    QueuedMessage message = Mail.message(1, "a@one.test", "b@broken.test", "c@three.test");

    Plan plan = planner.plan(message);

    assertThat(plan.faults().keySet()).containsExactly(message.recipients().get(1));
    assertThat(plan.deliveries())
        .flatMap(Delivery::recipients)
        .containsExactly(message.recipients().get(0), message.recipients().get(2));
    assertThat(plan.rest()).isEmpty();
  }

  @Test
  void nobodyWaitsLongForTheWayOfAnother() {
    Instant[] now = {Mail.ARRIVED};
    Planner slow =
        new Planner(
            (sender, address) -> {
              if (address.host().toString().equals("later.test")) {
                now[0] = now[0].plus(Planner.PATIENCE);
              }
              return route(sender, address);
            },
            DIRECTORY,
            InstantSource.offset(() -> now[0], Duration.ZERO).withZone(ZoneOffset.UTC));
    QueuedMessage message =
        Mail.message(1, "a@one.test", "b@later.test", "c@three.test", "d@two.test");

    Plan plan = slow.plan(message);

    assertThat(plan.deliveries())
        .flatMap(Delivery::recipients)
        .containsExactly(message.recipients().get(0));
    assertThat(plan.settled()).hasSize(1);
    assertThat(plan.rest()).isEqualTo(message.recipients().subList(2, 4));
  }

  private static Route relay(String why, Integer... hosts) {
    return new Route.Relay(List.of(hosts).stream().map(MemoryPeers::host).toList(), why);
  }

  private Route route(ReversePath sender, EmailAddress address) {
    return Optional.ofNullable(routes.get(address.host().toString())).orElseThrow();
  }

  private static MailboxLookup.Mailbox mailbox(EmailAddress address) {
    return switch (address.localPart()) {
      case "alice" -> new MailboxLookup.Account(7, address);
      case "moved" -> new MailboxLookup.Foreign();
      default ->
          address.host() instanceof Domain
              ? new MailboxLookup.UnknownUser()
              : new MailboxLookup.Foreign();
    };
  }

  /** Aliases of home.test. */
  private static Expansion behind(EmailAddress address, ReversePath sender) {
    return new Expansion(
        address,
        Expansion.Way.SEVERAL,
        switch (address.localPart()) {
          case "sales" -> List.of(account(7), account(8));
          case "gone" -> List.of(remote(address.toString()));
          case "boss" -> List.of(remote("boss@one.test"));
          case "both" -> List.of(account(7), remote("boss@one.test"));
          case "half" -> List.of(account(7), nobody("nobody@home.test"));
          case "list" -> List.of(new Leaf.Account(7, address, new Passage(sender, true, false)));
          default -> List.of(nobody(address.toString()));
        });
  }

  private static Leaf account(long id) {
    return new Leaf.Account(id, EmailAddress.parse("u" + id + "@home.test"), Passage.PLAIN);
  }

  private static Leaf remote(String address) {
    return new Leaf.Remote(EmailAddress.parse(address), Passage.PLAIN);
  }

  private static Leaf nobody(String address) {
    return new Leaf.Refused(
        EmailAddress.parse(address), Passage.PLAIN, reply(550, "5.1.1", "nobody"));
  }

  private static List<String> addresses(Delivery delivery) {
    return delivery.recipients().stream().map(r -> r.address().toString()).toList();
  }

  private Outcome only(String address) {
    Plan plan = planner.plan(Mail.message(1, address));
    assertThat(plan.deliveries()).isEmpty();
    return plan.settled().get(0).outcome();
  }

  /** Where an administrator sent it; the server there is told whom the mail is for. */
  @Test
  void whatIsReroutedArrivesElsewhereUnderItsOwnAddress() {
    QueuedRecipient own = Mail.recipient(2, "a@one.test");
    QueuedRecipient sent =
        new QueuedRecipient(
            3,
            EmailAddress.parse("b@one.test"),
            own.parameters(),
            0,
            0,
            1,
            Mail.EXPIRES,
            Optional.empty(),
            Optional.of(Domain.parse("three.test")));

    Plan plan = planner.plan(Mail.message(1, List.of(own, sent)));

    assertThat(plan.settled()).isEmpty();
    assertThat(plan.deliveries())
        .anySatisfy(
            delivery -> {
              assertThat(delivery.hosts()).containsExactly(host(3));
              assertThat(addresses(delivery)).containsExactly("b@one.test");
            })
        .anySatisfy(
            delivery -> {
              assertThat(delivery.hosts()).containsExactlyInAnyOrder(host(1), host(2));
              assertThat(addresses(delivery)).containsExactly("a@one.test");
            })
        .hasSize(2);
  }

  @Test
  void recipientsThatGoTheSameWayGetOneCopy() {
    Plan plan =
        planner.plan(Mail.message(1, "a@one.test", "b@three.test", "c@two.test", "d@one.test"));

    assertThat(plan.settled()).isEmpty();
    assertThat(plan.deliveries()).hasSize(2);
    Delivery first = plan.deliveries().get(0);
    assertThat(addresses(first)).containsExactly("a@one.test", "c@two.test", "d@one.test");
    assertThat(first.hosts()).containsExactly(host(1), host(2));
    assertThat(addresses(plan.deliveries().get(1))).containsExactly("b@three.test");
  }

  @Test
  void aTransactionHasAtMostAHundredRecipients() {
    List<QueuedRecipient> many = new ArrayList<>();
    for (int i = 1; i <= 250; i++) {
      many.add(Mail.recipient(i, "user" + i + "@one.test"));
    }

    Plan plan = planner.plan(Mail.message(1, many));

    assertThat(plan.deliveries())
        .extracting(delivery -> delivery.recipients().size())
        .containsExactly(100, 100, 50);
  }

  @Test
  void oneDomainGoesOneWayThoughItsManyHostsAreShuffled() {
    Random random = new Random(11);
    Planner shuffling =
        new Planner(
            (sender, address) -> {
              List<RelayHost> hosts = new ArrayList<>();
              for (int i = 1; i <= 9; i++) {
                hosts.add(host(i));
              }
              Set<RelayServer> all = new Route.Relay(hosts, "").servers();
              Collections.shuffle(hosts, random);
              return new Route.Relay(hosts.subList(0, 5), all, "MX of one.test");
            },
            DIRECTORY,
            CLOCK);

    Plan plan = shuffling.plan(Mail.message(1, "a@one.test", "b@one.test", "c@one.test"));

    assertThat(plan.deliveries()).hasSize(1);
  }

  @Test
  void whatHasNoWayFails() {
    assertThat(only("a@none.test")).isEqualTo(Outcome.Failed.of(Optional.empty(), NO_DOMAIN));
    assertThat(only("a@null.test"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.status()).isEqualTo(EnhancedStatus.parse("5.1.10")));
  }

  @Test
  void whatMayHaveAWayLaterIsDeferred() {
    assertThat(only("a@later.test")).isEqualTo(new Outcome.Deferred(Optional.empty(), UNRESOLVED));
  }

  @Test
  void theAdministratorMayHoldOrDiscard() {
    assertThat(only("a@held.test")).isEqualTo(new Outcome.Held("for a look"));
    assertThat(only("a@void.test")).isEqualTo(new Outcome.Discarded("not wanted"));
  }

  @Test
  void aDomainThatBecameOursIsDeliveredHere() {
    assertThat(only("alice@home.test")).isEqualTo(new Outcome.Local(7));
    assertThat(only("nobody@home.test")).isInstanceOf(Outcome.Failed.class);
    assertThat(only("moved@home.test")).isInstanceOf(Outcome.Deferred.class);
    assertThat(only("root@[127.0.0.1]")).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void whoIsBehindAnAliasOfSuchADomainGetsIt() {
    assertThat(only("sales@home.test")).isEqualTo(new Outcome.Local(List.of(7L, 8L)));
    assertThat(only("nobody@home.test"))
        .isEqualTo(Outcome.Failed.of(Optional.empty(), reply(550, "5.1.1", "nobody")));
    assertThat(only("gone@home.test")).isInstanceOf(Outcome.Deferred.class);
    for (String others : List.of("boss", "both", "half", "list")) {
      assertThat(only(others + "@home.test"))
          .as(others)
          .isInstanceOfSatisfying(
              Outcome.Expanded.class,
              one -> assertThat(one.expansion().recipient().localPart()).isEqualTo(others));
    }
  }

  @Test
  void everyRecipientIsPlannedOnce() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> hosts = List.copyOf(routes.keySet());
    List<QueuedRecipient> recipients = new ArrayList<>();
    for (int i = 1; i <= 500; i++) {
      String host = hosts.get(random.nextInt(hosts.size()));
      recipients.add(Mail.recipient(i, "u" + i + "@" + host));
    }
    QueuedMessage message = Mail.message(1, recipients);

    Plan plan = planner.plan(message);

    List<Long> planned = new ArrayList<>();
    plan.deliveries().forEach(d -> d.recipients().forEach(r -> planned.add(r.id())));
    plan.settled().forEach(attempt -> planned.add(attempt.recipient().id()));
    Set<Long> distinct = new HashSet<>(planned);
    assertThat(planned).as("seed %d", seed).hasSize(500);
    assertThat(distinct).as("seed %d", seed).hasSize(500);
  }
}
