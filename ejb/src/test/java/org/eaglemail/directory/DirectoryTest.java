package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {
  private static final Domain EXAMPLE = Domain.parse("example.test");

  private final DirectoryDatabase database = new DirectoryDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  private static EmailAddress address(String text) {
    return EmailAddress.parse(text);
  }

  private AccountInfo create(String account) {
    return database.directory(d -> d.createAccount(address(account), "secret"));
  }

  private void call(Consumer<Directory> call) {
    database.directory(
        directory -> {
          call.accept(directory);
          return true;
        });
  }

  @Test
  void keepsADomain() {
    DomainInfo created = database.createDomain("Example.TEST");

    assertThat(created.name()).isEqualTo(EXAMPLE);
    assertThat(created.id()).isPositive();
    assertThatObject(database.directory(d -> d.domain(EXAMPLE))).isEqualTo(created);
    assertThatList(database.directory(d -> d.domains(Page.first()))).containsExactly(created);
  }

  @Test
  void aDomainExistsOnce() {
    database.createDomain("example.test");

    assertThatThrownBy(() -> database.createDomain("EXAMPLE.test"))
        .isInstanceOf(AlreadyExists.class)
        .hasMessage("domain example.test already exists");
  }

  @Test
  void namesWhatDoesNotExist() {
    database.createDomain("example.test");

    assertThatThrownBy(() -> database.directory(d -> d.domain(Domain.parse("other.test"))))
        .isInstanceOf(NotFound.class)
        .hasMessage("domain other.test does not exist");
    assertThatThrownBy(() -> call(d -> d.deleteDomain(Domain.parse("other.test"))))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> create("alice@other.test"))
        .isInstanceOf(NotFound.class)
        .hasMessage("domain other.test does not exist");
    assertThatThrownBy(() -> database.directory(d -> d.account(address("bob@example.test"))))
        .isInstanceOf(NotFound.class)
        .hasMessage("account bob@example.test does not exist");
    assertThatThrownBy(() -> call(d -> d.setPassword(address("bob@example.test"), "secret")))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> call(d -> d.deleteAccount(address("bob@example.test"))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void keepsAnAccountInLowerCase() {
    database.createDomain("example.test");
    AccountInfo alice = create("Alice.B@Example.Test");

    assertThat(alice.address()).isEqualTo(address("alice.b@example.test"));
    assertThatObject(database.directory(d -> d.account(address("ALICE.b@example.test"))))
        .isEqualTo(alice);
    assertThatThrownBy(() -> create("alice.B@example.test")).isInstanceOf(AlreadyExists.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a b\"@example.test", "\"a@b\"@example.test", "a@[127.0.0.1]"})
  void refusesAnAddressThatAnAccountCannotHave(String address) {
    database.createDomain("example.test");

    assertThatThrownBy(() -> create(address)).isInstanceOf(InvalidEntry.class);
  }

  @Test
  void refusesAnEmptyPassword() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");

    assertThatThrownBy(() -> call(d -> d.createAccount(address("bob@example.test"), "")))
        .isInstanceOf(InvalidEntry.class);
    assertThatThrownBy(() -> call(d -> d.setPassword(address("alice@example.test"), "")))
        .isInstanceOf(InvalidEntry.class);
  }

  @Test
  void listsAccountsPageByPage() {
    database.createDomain("example.test");
    database.createDomain("other.test");
    AccountInfo a = database.createAccount("a@example.test");
    AccountInfo b = database.createAccount("b@other.test");
    AccountInfo c = database.createAccount("c@example.test");

    assertThatList(database.directory(d -> d.accounts(Optional.empty(), Page.first())))
        .containsExactly(a, b, c);
    assertThatList(database.directory(d -> d.accounts(Optional.of(EXAMPLE), Page.first())))
        .containsExactly(a, c);
    assertThatList(database.directory(d -> d.accounts(Optional.empty(), new Page(a.id(), 1))))
        .containsExactly(b);
    assertThatThrownBy(
            () ->
                database.directory(
                    d -> d.accounts(Optional.of(Domain.parse("no.test")), Page.first())))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aDomainWithAliasesStays() {
    database.createDomain("example.test");
    database.execute("insert into alias values (1, '@example.test', null, null, now())");

    assertThatThrownBy(() -> call(d -> d.deleteDomain(EXAMPLE)))
        .isInstanceOf(StillInUse.class)
        .hasMessage("domain example.test has aliases or lists");

    database.execute("update alias set name = 'sales@sub.example.test'");
    call(d -> d.deleteDomain(EXAMPLE));
    assertThatList(database.directory(d -> d.domains(Page.first()))).isEmpty();
  }

  @Test
  void aDomainWithAccountsStays() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");

    assertThatThrownBy(() -> call(d -> d.deleteDomain(EXAMPLE)))
        .isInstanceOf(StillInUse.class)
        .hasMessage("domain example.test has accounts");

    call(d -> d.deleteAccount(address("alice@example.test")));
    call(d -> d.deleteDomain(EXAMPLE));
    assertThatList(database.directory(d -> d.domains(Page.first()))).isEmpty();
  }

  @Test
  void aMaildropGoesWithItsAccount() {
    database.createDomain("example.test");
    AccountInfo alice = database.createAccount("alice@example.test");
    AccountInfo bob = database.createAccount("bob@example.test");
    for (AccountInfo owner : List.of(alice, bob)) {
      database.execute(
          "insert into maildrop_lease (account_id, fence, expires_at) values ("
              + owner.id()
              + ", 1, current_timestamp)");
    }

    call(d -> d.deleteAccount(alice.address()));

    assertThat(database.query("select account_id from maildrop_lease")).isEqualTo(bob.id());
  }

  @Test
  void whoeverLosesARaceIsToldThatItExists() {
    assertThatThrownBy(
            () ->
                database.inTransaction(
                    slower -> {
                      DirectoryRows rows = new DirectoryRows(slower);
                      assertThat(rows.domain(EXAMPLE)).isEmpty();
                      database.createDomain("example.test");
                      rows.insert(
                          new DomainRow(EXAMPLE, database.clock().instant()),
                          "domain example.test");
                      return true;
                    }))
        .isInstanceOf(AlreadyExists.class)
        .hasMessage("domain example.test already exists");
  }

  @Test
  void everyChangeIsAnnounced() {
    List<DirectoryChange> changes = new ArrayList<>();
    database.observe(DirectoryChange.class, changes::add);
    EmailAddress alice = address("alice@example.test");

    database.createDomain("example.test");
    create("Alice@example.test");
    call(d -> d.setPassword(address("ALICE@example.test"), "other"));
    call(d -> d.deleteAccount(address("aLice@example.test")));
    call(d -> d.deleteDomain(EXAMPLE));

    assertThat(changes)
        .containsExactly(
            new DirectoryChange.OfDomain(EXAMPLE),
            new DirectoryChange.OfAccount(alice),
            new DirectoryChange.OfAccount(alice),
            new DirectoryChange.OfAccount(alice),
            new DirectoryChange.OfDomain(EXAMPLE));
  }

  @Test
  void aStrongerHashDoesNotUndoAChangedPassword() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");
    Login before = database.logins.find("alice@example.test").orElseThrow();
    PasswordHash stronger = PasswordHash.of("secret", 10);
    ScramVerifier verifier = ScramVerifier.of("secret", 4096);
    call(d -> d.setPassword(address("alice@example.test"), "changed"));
    Login changed = database.logins.find("alice@example.test").orElseThrow();

    call(d -> d.rehash(before.account(), before.password(), stronger, verifier));
    assertThat(database.logins.find("alice@example.test")).contains(changed);

    call(d -> d.rehash(before.account(), changed.password(), stronger, verifier));
    assertThat(database.logins.find("alice@example.test").orElseThrow())
        .isEqualTo(new Login(before.account(), stronger, Optional.of(verifier)));
  }
}
