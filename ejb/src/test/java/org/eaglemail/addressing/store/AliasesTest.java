package org.eaglemail.addressing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Forward;
import org.eaglemail.addressing.Posting;
import org.eaglemail.addressing.Target;
import org.eaglemail.directory.AccountInfo;
import org.eaglemail.directory.AlreadyExists;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.DomainLookup;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.MailboxLookup;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;
import org.eaglemail.policy.PolicyDatabase;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Aliases, lists and forwards in a real database, and the caches over them. */
class AliasesTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final long ALICE = 7;
  private static final AliasName SALES = AliasName.parse("sales@home.test");
  private static final AliasName NEWS = AliasName.parse("news@home.test");

  private final PolicyDatabase database = new PolicyDatabase(AliasRow.class, ForwardRow.class);
  private final StoredAddresses stored = new StoredAddresses();

  /** Home.test is ours. */
  private static final class Domains extends DomainLookup {
    @Override
    public boolean isLocal(Domain domain) {
      return domain.name().equals("home.test");
    }
  }

  /** Alice has an account. */
  private static final class Accounts extends Directory {
    @Override
    public AccountInfo account(EmailAddress address) {
      if (!address.localPart().equals("alice")) {
        throw new NotFound("account " + address);
      }
      return new AccountInfo(ALICE, address, NOW.instant(), true);
    }
  }

  @BeforeEach
  void wire() {
    Injection.into(
        stored, Injection.into(new AddressReader(), database.reading()), new MailboxLookup());
    database.observe(event -> stored.changed((AddressingChange) event));
    database.inTransaction(
        entities ->
            Stream.of(
                    "insert into domain values (1, 'home.test', now())",
                    "insert into account (id, domain_id, local_part, password, uid_validity,"
                        + " created_at) values (7, 1, 'alice', 'x', 1, now())")
                .mapToInt(sql -> entities.createNativeQuery(sql).executeUpdate())
                .sum());
  }

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T aliases(Function<Aliases, T> call) {
    return database.inTransaction(
        entities ->
            call.apply(
                Injection.into(new Aliases(), entities, database.events(), new Domains(), NOW)));
  }

  private <T> T forwards(Function<Forwards, T> call) {
    return database.inTransaction(
        entities ->
            call.apply(
                Injection.into(new Forwards(), entities, database.events(), new Accounts(), NOW)));
  }

  private static Entry alias(String... targets) {
    return new Entry.Alias(Stream.of(targets).map(Target::parse).toList());
  }

  private static Entry list(String... members) {
    return new Entry.MailingList(
        EmailAddress.parse("alice@home.test"),
        Posting.MEMBERS,
        Stream.of(members).map(Target::parse).toList());
  }

  private String found(AliasName name) {
    return stored.entry(name).map(Entry::text).orElse("nothing");
  }

  @Test
  void keepsAnAlias() {
    assertThat(found(SALES)).isEqualTo("nothing");

    AliasInfo created = aliases(a -> a.create(SALES, alias("bob@home.test", "dora@else.test")));

    assertThat(found(SALES)).isEqualTo("alias of bob@home.test, dora@else.test");
    assertThat(aliases(a -> a.find(false, SALES)).equals(created)).isTrue();
    assertThatList(aliases(a -> a.list(false, Page.first()))).containsExactly(created);
    assertThatList(aliases(a -> a.list(true, Page.first()))).isEmpty();
    assertThatThrownBy(() -> aliases(a -> a.find(true, SALES))).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> aliases(a -> a.create(SALES, alias("x@else.test"))))
        .isInstanceOf(AlreadyExists.class)
        .hasMessage("alias sales@home.test already exists");
  }

  @Test
  void aChangeTakesEffectAtOnce() {
    aliases(a -> a.create(SALES, alias("bob@home.test", "dora@else.test")));
    assertThat(found(SALES)).isEqualTo("alias of bob@home.test, dora@else.test");

    aliases(a -> a.change(false, SALES, was -> alias("dora@else.test", "ewa@else.test")));
    assertThat(found(SALES)).isEqualTo("alias of dora@else.test, ewa@else.test");

    aliases(
        a -> {
          a.delete(false, SALES);
          return true;
        });
    assertThat(found(SALES)).isEqualTo("nothing");
  }

  @Test
  void whatIsKnownAsksNoDatabase() {
    aliases(a -> a.create(SALES, alias("bob@home.test")));
    found(SALES);
    found(NEWS);
    assertThat(stored.forward(ALICE)).isEmpty();
    database.breakDown();

    assertThat(found(SALES)).isEqualTo("alias of bob@home.test");
    assertThat(found(NEWS)).isEqualTo("nothing");
    assertThat(stored.forward(ALICE)).isEmpty();
  }

  @Test
  void keepsAListAndItsMembers() {
    aliases(a -> a.create(NEWS, list("bob@home.test")));

    aliases(a -> a.addMember(NEWS, Target.parse("dora@else.test")));
    aliases(a -> a.addMember(NEWS, Target.parse("dora@else.test")));
    assertThat(found(NEWS)).isEqualTo("list of alice@home.test with bob@home.test, dora@else.test");

    aliases(a -> a.removeMember(NEWS, Target.parse("bob@home.test")));
    assertThat(found(NEWS)).isEqualTo("list of alice@home.test with dora@else.test");
    assertThatThrownBy(() -> aliases(a -> a.removeMember(NEWS, Target.parse("bob@home.test"))))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> aliases(a -> a.removeMember(NEWS, Target.parse("dora@else.test"))))
        .isInstanceOf(InvalidEntry.class);
  }

  @ParameterizedTest
  @CsvSource({
    "sales@else.test, dora@else.test, the domain else.test is not here",
    "sales@home.test, @else.test, only an alias of @domain can lead to @else.test",
    "@home.test, @home.test, @home.test cannot lead to itself"
  })
  void refusesWhatCannotWork(String name, String target, String message) {
    assertThatThrownBy(() -> aliases(a -> a.create(AliasName.parse(name), alias(target))))
        .isInstanceOf(InvalidEntry.class)
        .hasMessage(message);
    assertThatThrownBy(() -> aliases(a -> a.create(SALES, alias())))
        .isInstanceOf(InvalidEntry.class);
  }

  @Test
  void aListIsNotItsOwnOwner() {
    Entry own =
        new Entry.MailingList(
            EmailAddress.parse("News@home.test"),
            Posting.ANYONE,
            List.of(Target.parse("bob@home.test")));

    assertThatThrownBy(() -> aliases(a -> a.create(NEWS, own)))
        .isInstanceOf(InvalidEntry.class)
        .hasMessage("the owner of a list is not the list itself");
    aliases(a -> a.create(NEWS, list("bob@home.test")));
    assertThatThrownBy(() -> aliases(a -> a.change(true, NEWS, was -> own)))
        .isInstanceOf(InvalidEntry.class);
  }

  @Test
  void keepsAForward() {
    EmailAddress alice = EmailAddress.parse("alice@home.test");
    EmailAddress dora = EmailAddress.parse("dora@else.test");
    assertThat(stored.forward(ALICE)).isEmpty();
    assertThatThrownBy(() -> forwards(f -> f.find(alice))).isInstanceOf(NotFound.class);

    forwards(f -> f.set(alice, false, List.of(dora)));
    assertThat(stored.forward(ALICE)).isEqualTo(Optional.of(new Forward(false, List.of(dora))));

    forwards(f -> f.set(alice, false, List.of(dora, alice)));
    assertThat(stored.forward(ALICE)).isEqualTo(Optional.of(new Forward(true, List.of(dora))));
    assertThat(forwards(f -> f.find(alice)).keepsCopy()).isTrue();
    assertThatThrownBy(() -> forwards(f -> f.set(alice, true, List.of(alice))))
        .isInstanceOf(InvalidEntry.class);

    forwards(
        f -> {
          f.delete(alice);
          return true;
        });
    assertThat(stored.forward(ALICE)).isEmpty();
  }
}
