package org.eaglemail.addressing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.routing.Step;
import org.eaglemail.routing.Trace;
import org.eaglemail.settings.Delimiters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverTest {
  private static final ReversePath SENDER = ReversePath.of(EmailAddress.parse("eve@else.test"));
  private static final int MAX_DEPTH = 10;
  private static final int MAX_ADDRESSES = 50;

  private final MemoryAddressBook book = new MemoryAddressBook(Village::mailbox);
  private Optional<EmailAddress> postmaster = Optional.empty();
  private Delimiters delimiters = Delimiters.PLUS;

  private Expansion expand(String recipient, ReversePath sender, Trace trace) {
    Rules rules =
        new Rules(Domain.parse("mail.home.test"), delimiters, postmaster, MAX_DEPTH, MAX_ADDRESSES);
    return new Resolver(book, rules).expand(EmailAddress.parse(recipient), sender, trace);
  }

  private Expansion expand(String recipient) {
    return expand(recipient, SENDER, Trace.none());
  }

  /** Accounts by number, others by address. */
  private List<String> leaves(String recipient) {
    return expand(recipient).leaves().stream()
        .map(
            leaf ->
                switch (leaf) {
                  case Leaf.Account account -> account.account() + " " + account.address();
                  case Leaf.Remote remote -> remote.address().toString();
                  case Leaf.Refused refused -> refused.reply().text();
                })
        .toList();
  }

  private String refusal(String recipient) {
    return expand(recipient).refusal().map(Reply::text).orElse("");
  }

  @Test
  void withoutAliasesAnAddressIsItself() {
    assertThatList(leaves("alice@home.test")).containsExactly("1 alice@home.test");
    assertThatList(leaves("Alice@home.test")).containsExactly("1 Alice@home.test");
    assertThatList(leaves("dora@else.test")).containsExactly("dora@else.test");
    assertThat(refusal("dora@home.test")).startsWith("550 5.1.1 <dora@home.test>");
  }

  @Test
  void anAliasLeadsOn() {
    book.alias("sales@home.test", "bob@home.test", "dora@else.test");
    book.alias("shop@other.test", "Sales@Home.test");

    assertThatList(leaves("Shop@Other.test")).containsExactly("2 bob@home.test", "dora@else.test");
  }

  @Test
  void everybodyIsFoundOnce() {
    book.alias("a@home.test", "bob@home.test", "BOB@home.test", "dora@else.test");
    book.alias("b@home.test", "a@home.test", "dora@else.test", "bob+x@home.test");
    book.alias("c@home.test", "a@home.test", "b@home.test");

    assertThatList(leaves("c@home.test")).containsExactly("2 bob@home.test", "dora@else.test");
  }

  // As in Postfix: an identity mapping ends the search.
  @Test
  void anAliasThatNamesItselfMeansTheMailbox() {
    book.alias("alice@home.test", "alice@home.test", "dora@else.test");

    assertThatList(leaves("alice@home.test"))
        .containsExactly("1 alice@home.test", "dora@else.test");
    assertThatList(leaves("alice+x@home.test"))
        .containsExactly("1 alice+x@home.test", "dora+x@else.test");
  }

  @Test
  void aLoopIsNamed() {
    book.alias("a@home.test", "b@home.test");
    book.alias("b@home.test", "a@home.test");
    book.alias("c@home.test", "c@home.test");
    book.alias("d@home.test", "bob@home.test", "a@home.test");

    assertThat(refusal("a@home.test"))
        .isEqualTo("550 5.4.6 Alias loop: a@home.test -> b@home.test -> a@home.test");
    assertThat(refusal("c@home.test"))
        .isEqualTo("550 5.4.6 Alias loop: c@home.test -> c@home.test");
    assertThatList(leaves("d@home.test"))
        .containsExactly(
            "2 bob@home.test",
            "550 5.4.6 Alias loop: d@home.test -> a@home.test -> b@home.test -> a@home.test");
  }

  @Test
  void extensionsCannotGrowInALoop() {
    book.alias("a@home.test", "b@home.test");
    book.alias("b@home.test", "a+y@home.test");

    assertThat(refusal("a+x@home.test")).contains("5.4.6 Alias loop: a@home.test -> b@home.test");
  }

  @Test
  void depthIsBounded() {
    for (int i = 0; i < MAX_DEPTH + 2; i++) {
      book.alias("a" + i + "@home.test", "a" + (i + 1) + "@home.test");
    }
    book.alias("a" + (MAX_DEPTH + 2) + "@home.test", "bob@home.test");

    assertThat(refusal("a0@home.test")).contains("5.4.6").contains("More than 10 steps");
    assertThatList(leaves("a3@home.test")).containsExactly("2 bob@home.test");
  }

  @Test
  void theNumberOfAddressesIsBounded() {
    book.alias("most@home.test", addresses(MAX_ADDRESSES - 1));
    book.alias("many@home.test", addresses(MAX_ADDRESSES));

    assertThat(leaves("most@home.test").size()).isEqualTo(MAX_ADDRESSES - 1);
    assertThat(refusal("many@home.test"))
        .isEqualTo("550 5.5.3 <many@home.test>: More than 50 addresses behind it");
  }

  private static String[] addresses(int count) {
    return IntStream.range(0, count).mapToObj(i -> "a" + i + "@else.test").toArray(String[]::new);
  }

  // RFC 5233; the more exact name comes first.
  @Test
  void anExtensionIsLeftOffWhereNobodyHasIt() {
    book.alias("bob+lists@home.test", "carol@home.test");
    book.alias("sales@home.test", "dora@else.test");

    assertThatList(leaves("bob+x@home.test")).containsExactly("2 bob+x@home.test");
    assertThatList(leaves("bob+lists@home.test")).containsExactly("3 carol@home.test");
    assertThatList(leaves("sales+x+y@home.test")).containsExactly("dora+x+y@else.test");
    assertThat(refusal("dora+x@home.test")).startsWith("550 5.1.1 ");
    delimiters = new Delimiters("-");
    assertThat(refusal("bob+x@home.test")).startsWith("550 5.1.1 ");
    assertThatList(leaves("bob-x@home.test")).containsExactly("2 bob-x@home.test");
  }

  @Test
  void aCatchAllTakesWhatNobodyElseDoes() {
    book.alias("@home.test", "bob@home.test");

    assertThatList(leaves("anybody@home.test")).containsExactly("2 bob@home.test");
    assertThatList(leaves("alice@home.test")).containsExactly("1 alice@home.test");
    assertThat(refusal("anybody@other.test")).startsWith("550 5.1.1 ");
  }

  @Test
  void aDomainMayBeAnotherName() {
    book.alias("@other.test", "@home.test");

    assertThatList(leaves("bob+x@other.test")).containsExactly("2 bob+x@home.test");
    assertThat(refusal("dora@other.test")).startsWith("550 5.1.1 <dora@home.test>");
    assertThatList(leaves("postmaster@other.test")).containsExactly("1 postmaster@home.test");
  }

  // RFC 5321 §4.5.1, RFC 2142.
  @Test
  void postmasterAndAbuseAlwaysWork() {
    assertThatList(leaves("postmaster@home.test")).containsExactly("1 postmaster@home.test");
    assertThatList(leaves("Abuse@home.test")).containsExactly("1 postmaster@home.test");

    book.alias("postmaster@home.test", "bob@home.test");
    assertThatList(leaves("abuse@home.test")).containsExactly("2 bob@home.test");

    book.alias("abuse@home.test", "carol@home.test");
    assertThatList(leaves("abuse@home.test")).containsExactly("3 carol@home.test");

    postmaster = Optional.of(EmailAddress.parse("dora@else.test"));
    assertThatList(leaves("postmaster@other.test")).containsExactly("dora@else.test");
    assertThatList(leaves("abuse@mail.home.test")).containsExactly("dora@else.test");

    postmaster = Optional.of(EmailAddress.parse("nobody@home.test"));
    book.alias("postmaster@mail.home.test", "bob@home.test");
    assertThatList(leaves("postmaster@other.test")).containsExactly("2 bob@home.test");
  }

  // RFC 5321 §4.5.1, RFC 2142.
  @ParameterizedTest
  @ValueSource(strings = {"root@home.test", "abuse@home.test", "staff@home.test"})
  void anAliasThatLeadsNowhereKeepsMailFromNoPostmaster(String target) {
    book.alias("postmaster@home.test", target);
    book.alias("abuse@home.test", "postmaster@home.test");
    book.list("staff@home.test", "carol@home.test", Posting.OWNER, "bob@home.test");

    assertThatList(leaves("postmaster@home.test")).containsExactly("1 postmaster@home.test");
    assertThatList(leaves("Abuse@home.test")).containsExactly("1 Abuse@home.test");

    postmaster = Optional.of(EmailAddress.parse("bob@home.test"));
    assertThatList(leaves("postmaster@home.test")).containsExactly("2 bob@home.test");
    assertThatList(leaves("abuse@home.test")).containsExactly("2 bob@home.test");

    postmaster = Optional.of(EmailAddress.parse("postmaster@home.test"));
    assertThatList(leaves("abuse@home.test")).containsExactly("1 abuse@home.test");
  }

  @Test
  void nobodyElseHasALastResort() {
    book.alias("info@home.test", "root@home.test");

    assertThat(refusal("info@home.test")).startsWith("550 5.1.1");
    assertThatList(leaves("postmaster@else.test")).containsExactly("postmaster@else.test");
  }

  @Test
  void aForwardMayKeepACopy() {
    book.forward(1, false, "dora@else.test");
    book.forward(2, true, "alice@home.test", "carol@home.test");

    assertThatList(leaves("alice+x@home.test")).containsExactly("dora@else.test");
    assertThatList(leaves("bob@home.test"))
        .containsExactly("2 bob@home.test", "dora@else.test", "3 carol@home.test");
  }

  @Test
  void forwardsInALoop() {
    book.forward(1, false, "bob@home.test");
    book.forward(2, false, "alice@home.test");
    assertThat(refusal("alice@home.test"))
        .isEqualTo(
            "550 5.4.6 Alias loop: forward of alice@home.test -> forward of bob@home.test"
                + " -> forward of alice@home.test");

    book.forward(1, true, "bob@home.test");
    book.forward(2, true, "alice@home.test");
    assertThatList(leaves("alice@home.test"))
        .containsExactly("1 alice@home.test", "2 bob@home.test");
  }

  @Test
  void aListHasAnOwner() {
    book.list("news@home.test", "bob@home.test", "dora@else.test", "inner@home.test");
    book.list("inner@home.test", "carol@home.test", "ewa@else.test");

    Expansion news = expand("news@home.test");
    assertThat(news.way()).isEqualTo(Expansion.Way.LIST);
    assertThatList(
            news.leaves().stream().map(l -> l.address() + " " + l.passage().sender()).toList())
        .containsExactly("dora@else.test <bob@home.test>", "ewa@else.test <carol@home.test>");
    // RFC 5321 §4.5.5.
    assertThatList(
            expand("news@home.test", ReversePath.nullSender(), Trace.none()).leaves().stream()
                .map(leaf -> leaf.passage().sender())
                .distinct()
                .toList())
        .containsExactly(ReversePath.nullSender());
  }

  @ParameterizedTest
  @CsvSource({
    "ANYONE, eve@else.test, true",
    "MEMBERS, eve@else.test, false",
    "MEMBERS, Dora@else.test, true",
    "MEMBERS, bob@home.test, true",
    "OWNER, dora@else.test, false",
    "OWNER, Bob@home.test, true",
    "OWNER, '', false"
  })
  void aListSaysWhoMaySendToIt(Posting posting, String sender, boolean admitted) {
    book.list("news@home.test", "bob@home.test", posting, "dora@else.test");

    Optional<Reply> refusal =
        expand("news@home.test", ReversePath.parse(sender), Trace.none()).refusal();

    assertThat(refusal.isEmpty()).isEqualTo(admitted);
    assertThat(refusal.map(Reply::text).orElse("550 5.7.2 ")).startsWith("550 5.7.2 ");
  }

  @Test
  void tellsHowTheRecipientWasLeft() {
    book.alias("one@home.test", "two@home.test");
    book.alias("two@home.test", "bob@home.test", "carol@home.test");
    book.forward(3, true, "dora@else.test");

    assertThat(expand("alice@home.test").way()).isEqualTo(Expansion.Way.ONE);
    assertThat(expand("one@home.test").way()).isEqualTo(Expansion.Way.SEVERAL);
    Expansion forwarded = expand("carol@home.test");
    assertThat(forwarded.way()).isEqualTo(Expansion.Way.ONE);
    assertThatList(forwarded.leaves().stream().map(leaf -> leaf.passage().single()).toList())
        .containsExactly(true, false);
  }

  @Test
  void tellsEachStep() {
    book.alias("sales@home.test", "bob@home.test", "news@home.test");
    book.list("news@home.test", "carol@home.test", "bob@home.test");
    List<Step> steps = new ArrayList<>();

    expand("sales@home.test", SENDER, steps::add);

    assertThatList(steps.stream().map(Step::text).toList())
        .containsExactly(
            "alias: sales@home.test is alias of bob@home.test, news@home.test",
            "address: bob@home.test is the mailbox bob@home.test",
            "alias: news@home.test is list of carol@home.test with bob@home.test",
            "duplicate: bob@home.test");
  }
}
