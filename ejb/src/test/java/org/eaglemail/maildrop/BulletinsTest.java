package org.eaglemail.maildrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eaglemail.maildrop.MaildropDatabase.ALICE;
import static org.eaglemail.maildrop.MaildropDatabase.BOB;
import static org.eaglemail.maildrop.MaildropDatabase.MADE;
import static org.eaglemail.maildrop.MaildropDatabase.NOW;
import static org.eaglemail.maildrop.MaildropDatabase.account;

import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eaglemail.directory.Groups;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;
import org.eaglemail.maildrop.bulletin.Audience;
import org.eaglemail.maildrop.bulletin.BulletinInfo;
import org.eaglemail.maildrop.bulletin.Bulletins;
import org.eaglemail.maildrop.bulletin.NewBulletin;
import org.eaglemail.protocol.Domain;
import org.eaglemail.queue.Leases;
import org.eaglemail.spool.MaildropItem;
import org.eaglemail.spool.RecentContents;
import org.eaglemail.spool.Spool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is given which bulletin, when, and that it is once. */
class BulletinsTest {
  private static final Domain HOST = new Domain("mail.home.test");
  private static final long HOME = 1;

  private final MaildropDatabase database = new MaildropDatabase();
  private final MovableClock clock = new MovableClock(NOW);
  private final Map<String, String> settings = new HashMap<>();
  private final Leases node =
      new Leases() {
        @Override
        public String node() {
          return "here";
        }
      };

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T bulletins(Function<Bulletins, T> call) {
    return database.inTransaction(
        entities ->
            call.apply(
                Injection.into(
                    new Bulletins(),
                    entities,
                    Injection.into(new Spool(), entities, new RecentContents()),
                    MaildropDatabase.maildrops(entities),
                    noEvents(),
                    clock)));
  }

  private void change(Consumer<Bulletins> change) {
    bulletins(
        all -> {
          change.accept(all);
          return all;
        });
  }

  private static Object noEvents() {
    return Proxy.newProxyInstance(
        BulletinsTest.class.getClassLoader(), new Class<?>[] {Event.class}, (p, m, a) -> null);
  }

  private BulletinInfo issue(String subject, Audience audience, Optional<Instant> expires) {
    NewBulletin bulletin =
        NewBulletin.ofText(subject, "Text.", audience, expires, HOST, clock.instant());
    return bulletins(all -> all.issue(bulletin));
  }

  private BulletinInfo issue(String subject) {
    return issue(subject, new Audience.All(), Optional.empty());
  }

  private MaildropLeases leases(EntityManager entities) {
    return Injection.into(
        new MaildropLeases(),
        entities,
        node,
        clock,
        MaildropDatabase.bulletins(entities, clock, settings));
  }

  /** The subjects of what is in the maildrop once its owner has logged in. */
  private List<String> login(long account) {
    Claim.Granted claim =
        database.inTransaction(
            entities -> (Claim.Granted) leases(entities).acquire(account(account), Duration.ZERO));
    database.inTransaction(
        entities -> {
          leases(entities).release(account, claim.fence());
          return claim;
        });
    return database.reader().list(account).stream().map(item -> subject(account, item)).toList();
  }

  private String subject(long account, MaildropItem item) {
    try {
      byte[] octets = database.reader().piece(account, item.id(), 0);
      String text = new String(octets, StandardCharsets.US_ASCII);
      assertThat(text).hasSize((int) item.size());
      return text.replaceAll("(?s).*\r\nSubject: (.*?)\r\n.*", "$1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete(long account) {
    List<Long> entries = database.reader().list(account).stream().map(MaildropItem::id).toList();
    database.maildrops(drops -> drops.remove(account, entries));
  }

  @Test
  void eachAccountIsGivenEachOnceAndTheMessageIsStoredOnce() {
    issue("one");
    assertThat(login(ALICE)).containsExactly("one");
    assertThat(login(ALICE)).containsExactly("one");
    issue("two");
    assertThat(login(ALICE)).containsExactly("one", "two");
    assertThat(login(BOB)).containsExactly("one", "two");
    assertThat(database.count("message")).isEqualTo(2);
    delete(ALICE);
    assertThat(login(ALICE)).isEmpty();
    assertThat(login(BOB)).containsExactly("one", "two");
  }

  @Test
  void aLoginThatDoesNotCommitGivesNothingAndTheNextDoes() {
    issue("one");
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    entities -> {
                      leases(entities).acquire(account(ALICE), Duration.ZERO);
                      entities.flush();
                      throw new IllegalStateException("the node dies");
                    }))
        .hasMessage("the node dies");
    assertThat(login(ALICE)).containsExactly("one");
    assertThat(login(ALICE)).containsExactly("one");
  }

  @Test
  void noMoreAtALoginThanTheSettingSaysTheOldestFirst() {
    settings.put("eagle.bulletins.per-login", "2");
    List.of("a", "b", "c", "d", "e").forEach(this::issue);
    assertThat(login(ALICE)).containsExactly("a", "b");
    assertThat(login(ALICE)).containsExactly("a", "b", "c", "d");
    assertThat(login(ALICE)).containsExactly("a", "b", "c", "d", "e");
    assertThat(login(ALICE)).hasSize(5);
  }

  @Test
  void thoseFromBeforeAnAccountWasMadeAreNotForIt() {
    clock.pass(Duration.between(NOW, MADE.minusSeconds(60)));
    issue("early");
    clock.pass(Duration.ofMinutes(2));
    issue("late");
    assertThat(login(ALICE)).containsExactly("late");
  }

  @Test
  void butForTheLatestOfThemIfTheSettingSaysSo() {
    settings.put("eagle.bulletins.earlier", "2");
    clock.pass(Duration.between(NOW, MADE.minusSeconds(60)));
    List.of("a", "b", "c").forEach(this::issue);
    clock.pass(Duration.ofMinutes(2));
    issue("late");
    assertThat(login(ALICE)).containsExactly("b", "c", "late");
  }

  @Test
  void areForADomainOrForTheMembersOfAGroup() {
    long staff =
        database.inTransaction(
            entities -> {
              Groups groups = Injection.into(new Groups(), entities, clock);
              groups.create("Staff");
              groups.add("staff", BOB);
              groups.add("staff", BOB);
              assertThat(groups.members("STAFF", Page.first()))
                  .singleElement()
                  .satisfies(member -> assertThat(member.id()).isEqualTo(BOB));
              return groups.find("staff").id();
            });
    issue("group", new Audience.OfGroup(staff), Optional.empty());
    issue("domain", new Audience.OfDomain(HOME), Optional.empty());
    assertThat(login(ALICE)).containsExactly("domain");
    assertThat(login(BOB)).containsExactly("group", "domain");
  }

  @Test
  void whatIsOverOrTakenBackIsGivenToNobodyAnyMore() {
    issue("short", new Audience.All(), Optional.of(NOW.plusSeconds(60)));
    BulletinInfo wrong = issue("wrong");
    issue("right");
    assertThat(login(BOB)).containsExactly("short", "wrong", "right");
    change(all -> all.end(wrong.id()));
    clock.pass(Duration.ofMinutes(2));
    assertThat(login(ALICE)).containsExactly("right");
    assertThat(this.<List<BulletinInfo>>bulletins(all -> all.list(Page.first())))
        .extracting(BulletinInfo::subject)
        .containsExactly("right");
    assertThatThrownBy(() -> bulletins(all -> all.show(wrong.id()))).isInstanceOf(NotFound.class);
  }

  @Test
  void aMessageGoesWithTheBulletinAndTheLastMaildrop() {
    BulletinInfo bulletin = issue("one");
    // The sweeper of messages that nobody holds.
    assertThat(
            database.<Integer>inTransaction(
                entities -> MaildropDatabase.removal(entities).sweep(NOW.plusSeconds(3600))))
        .isZero();
    login(ALICE);
    change(all -> all.end(bulletin.id()));
    assertThat(this.<Integer>bulletins(all -> all.sweep(NOW))).isZero();
    assertThat(this.<Integer>bulletins(all -> all.sweep(NOW.plusSeconds(1)))).isEqualTo(1);
    assertThat(database.count("message")).isEqualTo(1);
    assertThat(login(ALICE)).containsExactly("one");
    delete(ALICE);
    assertThat(database.count("message")).isZero();
  }

  @Test
  void ageCountsFromTheLoginThatGaveIt() {
    issue("one");
    clock.pass(Duration.ofDays(30));
    login(ALICE);
    assertThat(
            database.<List<Long>>maildrops(
                drops -> drops.arrivedBefore(ALICE, NOW.plus(Duration.ofDays(29)))))
        .isEmpty();
  }

  @Test
  void aWholeMessageStaysAsItIsButForItsLineEnds() {
    NewBulletin bulletin =
        NewBulletin.ofMessage(
            "From: a@b.test\nDate: Tue, 24 Nov 2026 12:00:00 +0000\nSubject: whole\n\n.dot"
                .getBytes(StandardCharsets.US_ASCII),
            new Audience.All(),
            Optional.empty());
    assertThat(bulletin.subject()).isEqualTo("whole");
    bulletins(all -> all.issue(bulletin));
    assertThat(login(ALICE)).containsExactly("whole");
  }

  @Test
  void whatCouldNotBeSentIsRefused() {
    Optional<Instant> past = Optional.of(NOW);
    assertThatThrownBy(() -> issue("x", new Audience.All(), past))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("expires");
    assertThatThrownBy(() -> issue("two\r\nlines"))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("subject");
    byte[] anonymous = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> NewBulletin.ofMessage(anonymous, new Audience.All(), Optional.empty()))
        .isInstanceOf(InvalidEntry.class)
        .hasMessageContaining("From");
  }
}
