package org.eaglemail.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxLookupTest {
  private static final MailboxLookup.Mailbox UNKNOWN_USER = new MailboxLookup.UnknownUser();
  private static final MailboxLookup.Mailbox FOREIGN = new MailboxLookup.Foreign();

  private final DirectoryDatabase database = new DirectoryDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  private MailboxLookup.Mailbox find(String address) {
    return database.mailboxes.find(EmailAddress.parse(address));
  }

  private static MailboxLookup.Mailbox of(AccountInfo account) {
    return new MailboxLookup.Account(account.id(), account.address());
  }

  private void delete(AccountInfo account) {
    database.directory(
        directory -> {
          directory.deleteAccount(account.address());
          return true;
        });
  }

  @Test
  void findsAnAccountInAnyLetterCase() {
    database.createDomain("example.test");
    AccountInfo alice = database.createAccount("alice@example.test");

    assertThat(find("alice@example.test")).isEqualTo(of(alice));
    assertThat(find("ALICE@Example.Test")).isEqualTo(of(alice));
  }

  @Test
  void tellsAnUnknownUserFromAForeignDomain() {
    database.createDomain("example.test");

    assertThat(find("nobody@example.test")).isEqualTo(UNKNOWN_USER);
    assertThat(find("alice@elsewhere.test")).isEqualTo(FOREIGN);
    assertThat(find("alice@sub.example.test")).isEqualTo(FOREIGN);
    assertThat(find("alice@[192.0.2.1]")).isEqualTo(FOREIGN);
  }

  // RFC 5321 §4.1.3.
  @Test
  void aLiteralOfOurOwnAddressIsThisHost() {
    database.createDomain("mail.example.test");
    AccountInfo alice = database.createAccount("alice@mail.example.test");

    assertThat(find("alice@[127.0.0.1]")).isEqualTo(of(alice));
    assertThat(find("postmaster@[127.0.0.1]")).isEqualTo(of(alice));
    assertThat(find("bob@[127.0.0.1]")).isEqualTo(UNKNOWN_USER);
    assertThat(find("alice@[127.0.0.2]")).isEqualTo(FOREIGN);
    assertThat(find("alice@[IPv6:::1]")).isEqualTo(FOREIGN);
  }

  @Test
  void aChangeTakesEffectAtOnce() {
    assertThat(find("alice@example.test")).isEqualTo(FOREIGN);
    database.createDomain("example.test");
    assertThat(find("alice@example.test")).isEqualTo(UNKNOWN_USER);
    AccountInfo alice = database.createAccount("Alice@example.test");
    assertThat(find("alice@example.test")).isEqualTo(of(alice));
    delete(alice);
    assertThat(find("alice@example.test")).isEqualTo(UNKNOWN_USER);
    AccountInfo again = database.createAccount("alice@example.test");
    assertThat(find("alice@example.test")).isEqualTo(of(again)).isNotEqualTo(of(alice));
    delete(again);
    database.directory(
        directory -> {
          directory.deleteDomain(Domain.parse("example.test"));
          return true;
        });
    assertThat(find("alice@example.test")).isEqualTo(FOREIGN);
  }

  @Test
  void whatWasRolledBackIsNotFound() {
    database.createDomain("example.test");
    assertThat(find("alice@example.test")).isEqualTo(UNKNOWN_USER);

    assertThatThrownBy(
            () ->
                database.directory(
                    directory -> {
                      directory.createAccount(EmailAddress.parse("alice@example.test"), "secret");
                      throw new IllegalStateException("rolled back");
                    }))
        .hasMessage("rolled back");

    assertThat(find("alice@example.test")).isEqualTo(UNKNOWN_USER);
  }

  @Test
  void anAnswerThatIsKnownAsksNoDatabase() {
    database.createDomain("example.test");
    AccountInfo alice = database.createAccount("alice@example.test");
    find("alice@example.test");
    find("nobody@example.test");
    find("bob@elsewhere.test");
    database.breakDown();

    assertThat(find("Alice@example.test")).isEqualTo(of(alice));
    assertThat(find("nobody@example.test")).isEqualTo(UNKNOWN_USER);
    assertThat(find("somebody@elsewhere.test")).isEqualTo(FOREIGN);
    assertThatThrownBy(() -> find("new@example.test")).isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice%elsewhere.test@example.test",
        "elsewhere.test!alice@example.test",
        "\"alice@elsewhere.test\"@example.test",
        "\"alice@example.test\"@example.test"
      })
  void aLocalPartThatLooksLikeAnAddressIsALocalPart(String address) {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");

    assertThat(find(address)).isEqualTo(UNKNOWN_USER);
  }

  // RFC 5321 §4.5.1: postmaster.

  @Test
  void postmasterIsTheOldestAccountUnlessThereIsOne() {
    database.createDomain("example.test");
    assertThat(find("postmaster@example.test")).isEqualTo(UNKNOWN_USER);

    AccountInfo zoe = database.createAccount("zoe@example.test");
    AccountInfo alice = database.createAccount("alice@example.test");
    assertThat(find("Postmaster@example.test")).isEqualTo(of(zoe));

    AccountInfo postmaster = database.createAccount("postmaster@example.test");
    assertThat(find("POSTMASTER@example.test")).isEqualTo(of(postmaster));

    delete(postmaster);
    delete(zoe);
    assertThat(find("postmaster@example.test")).isEqualTo(of(alice));
  }

  @Test
  void postmasterOfThisHostIsThatOfAnyDomain() {
    String bare = "postmaster@mail.example.test";
    assertThat(find(bare)).isEqualTo(UNKNOWN_USER);
    assertThat(find("alice@mail.example.test")).isEqualTo(UNKNOWN_USER);

    database.createDomain("example.test");
    database.createDomain("other.test");
    AccountInfo alice = database.createAccount("alice@example.test");
    assertThat(find(bare)).isEqualTo(of(alice));

    AccountInfo other = database.createAccount("postmaster@other.test");
    assertThat(find(bare)).isEqualTo(of(other));

    database.createDomain("mail.example.test");
    AccountInfo own = database.createAccount("bob@mail.example.test");
    assertThat(find(bare)).isEqualTo(of(own));
    assertThat(find("postmaster@example.test")).isEqualTo(of(alice));
  }

  @Test
  void noOtherNameHasAStandIn() {
    database.createDomain("example.test");
    database.createAccount("alice@example.test");

    assertThat(find("root@example.test")).isEqualTo(UNKNOWN_USER);
  }
}
