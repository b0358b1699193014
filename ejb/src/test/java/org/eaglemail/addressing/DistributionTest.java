package org.eaglemail.addressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.NotifyCondition;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spool.LocalRecipient;
import org.junit.jupiter.api.Test;

class DistributionTest {
  private static final ReversePath EVE = ReversePath.of(EmailAddress.parse("eve@else.test"));

  private static final int MOST = 100;

  private final MemoryAddressBook book = new MemoryAddressBook(Village::mailbox);
  private final Recipients recipients = book.recipients(DirectoryDatabase.settings(Map.of()));

  private Distribution distribute(String... to) {
    return distribute(expansion -> Optional.empty(), to);
  }

  private Distribution distribute(Function<Expansion, Optional<Reply>> refusal, String... to) {
    return Distribution.of(EVE, asking(to), recipients::expand, refusal, MOST);
  }

  /** Of success each is to be told of. */
  private static List<EnvelopeRecipient> asking(String... to) {
    return Stream.of(to)
        .map(
            address ->
                new EnvelopeRecipient(
                    EmailAddress.parse(address),
                    new RcptParameters(
                        Optional.of(Set.of(NotifyCondition.SUCCESS)), Optional.empty())))
        .toList();
  }

  private static List<String> texts(Distribution distribution) {
    return distribution.copies().stream()
        .map(
            copy ->
                copy.sender()
                    + ": "
                    + String.join(
                        ", ",
                        copy.all().stream()
                            .map(to -> to.address() + to.parameters().text())
                            .toList()))
        .toList();
  }

  @Test
  void whoeverHasItDirectlyDoesNotHaveItFromAList() {
    book.list("news@home.test", "carol@home.test", "bob@home.test", "dora@else.test");
    book.alias("sales@home.test", "alice@home.test");

    Distribution to =
        distribute("news@home.test", "bob@home.test", "sales@home.test", "alice@home.test");

    assertThatList(texts(to))
        .containsExactly(
            "<eve@else.test>: bob@home.test NOTIFY=SUCCESS,"
                + " alice@home.test NOTIFY=SUCCESS ORCPT=rfc822;sales@home.test",
            "<carol@home.test>: dora@else.test");
    assertThatList(to.listed().stream().map(EnvelopeRecipient::address).toList())
        .containsExactly(EmailAddress.parse("news@home.test"));
    assertThatList(to.expanded()).isEmpty();
  }

  @Test
  void whoIsNotThereIsToldOf() {
    book.alias("sales@home.test", "bob@home.test", "nobody@home.test");

    Distribution to = distribute("sales@home.test");

    assertThatList(texts(to))
        .containsExactly(
            "<eve@else.test>: bob@home.test NOTIFY=NEVER ORCPT=rfc822;sales@home.test");
    assertThatList(to.failures().stream().map(f -> f.sender() + " " + f.reply().text()).toList())
        .containsExactly(
            "<eve@else.test> 550 5.1.1 <nobody@home.test>: Recipient address rejected:"
                + " User unknown");
    assertThatList(to.expanded()).hasSize(1);
  }

  @Test
  void aMailboxGetsOneCopyUnderTheFirstNameThatWasUsed() {
    Distribution to =
        distribute("alice@home.test", "dora@else.test", "Alice@home.test", "bob@home.test");

    assertThatList(LocalRecipient.of(to.copies().getFirst().accounts()))
        .containsExactly(
            new LocalRecipient(1, EmailAddress.parse("alice@home.test")),
            new LocalRecipient(2, EmailAddress.parse("bob@home.test")));
    assertThatList(to.copies().getFirst().all()).hasSize(3);
    assertThatList(to.insteads()).isEmpty();
  }

  @Test
  void whoIsNoLongerHereIsNamed() {
    Distribution to = distribute("alice@home.test", "nobody@home.test");

    assertThat(told(to, "nobody@home.test")).startsWith("450 4.2.1");
    assertThatList(to.copies()).hasSize(1);
    assertThatList(distribute("nobody@home.test").copies()).isEmpty();
  }

  @Test
  void whoMayNotSendToAListIsToldSoForGood() {
    book.list("staff@home.test", "carol@home.test", Posting.OWNER, "bob@home.test");

    assertThat(told(distribute("staff@home.test"), "staff@home.test")).startsWith("550 5.7.2 ");
  }

  // RFC 2033 §4.2.
  @Test
  void whereEachIsToldOfTheOthersGetTheirs() {
    book.alias("both@home.test", "alice@home.test", "bob@home.test");
    Function<Expansion, Optional<Reply>> refusal =
        expansion ->
            expansion.isFull(account -> account == 2)
                ? Optional.of(Reply.reply(452, "4.2.2", "Full"))
                : Optional.empty();

    Distribution to = distribute(refusal, "alice@home.test", "bob@home.test", "both@home.test");

    assertThat(told(to, "bob@home.test")).startsWith("452 4.2.2");
    assertThat(to.refused().size()).isEqualTo(1);
    assertThatList(to.copies().getFirst().all()).hasSize(2);
  }

  @Test
  void allRecipientsTogetherAreBounded() {
    book.alias("all@home.test", away(60));
    book.list("news@home.test", "carol@home.test", away(90));

    Distribution to = distribute("all+1@home.test", "alice@home.test", "all+2@home.test");

    assertThat(told(to, "all+2@home.test"))
        .startsWith("554 5.5.3 <all+2@home.test>: More than 100 addresses");
    assertThatList(to.copies().getFirst().all()).hasSize(61);
    assertThat(distribute("all+1@home.test", "news@home.test").refused().size()).isEqualTo(1);
    // The same people again are no more.
    assertThat(distribute("news+1@home.test", "news@home.test").refused().size()).isZero();
    assertThat(distribute("all@home.test", "news@home.test").refused().size()).isZero();
    assertThat(distribute(away(200)).refused().size()).isZero();
  }

  private static String[] away(int number) {
    return IntStream.range(0, number)
        .mapToObj(n -> "user" + n + "@else.test")
        .toArray(String[]::new);
  }

  @Test
  void aRecipientThatIsNamedTwiceIsOne() {
    book.alias("sales@home.test", "bob@home.test", "nobody@home.test");

    Distribution to = distribute("sales@home.test", "sales@home.test");

    assertThatList(to.failures()).hasSize(1);
    assertThatList(to.expanded()).hasSize(1);
    assertThatList(to.insteads()).hasSize(1);
  }

  @Test
  void aRecipientThatStandsForOthersIsNamedWithSomeOfThem() {
    book.list("news@home.test", "carol@home.test", away(101));

    Distribution.Instead instead =
        Distribution.of(
                EVE, asking("news@home.test"), recipients::expand, e -> Optional.empty(), 101)
            .insteads()
            .getFirst();

    assertThat(instead.recipient()).isEqualTo(EmailAddress.parse("news@home.test"));
    assertThat(instead.way()).isEqualTo(Expansion.Way.LIST);
    assertThatList(instead.some()).hasSize(100);
    assertThat(instead.all()).isEqualTo(101);
  }

  private static String told(Distribution to, String recipient) {
    return Objects.requireNonNull(to.refused().get(EmailAddress.parse(recipient))).text();
  }
}
