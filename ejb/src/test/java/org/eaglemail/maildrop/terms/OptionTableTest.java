package org.eaglemail.maildrop.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.eaglemail.maildrop.MaildropDatabase.ALICE;
import static org.eaglemail.maildrop.MaildropDatabase.BOB;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eaglemail.directory.Injection;
import org.eaglemail.maildrop.MaildropDatabase;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.MaildropTerms;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who wins when several want something of a maildrop. */
class OptionTableTest {
  private static final long HOME = 1;

  private final MaildropDatabase database = new MaildropDatabase();
  private final List<Object> fired = new ArrayList<>();

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T table(Function<OptionTable, T> call) {
    Event<?> event =
        (Event<?>)
            Proxy.newProxyInstance(
                Event.class.getClassLoader(),
                new Class<?>[] {Event.class},
                (proxy, method, arguments) -> {
                  fired.add(arguments[0]);
                  return null;
                });
    return database.inTransaction(
        entities -> call.apply(Injection.into(new OptionTable(), entities, event)));
  }

  private static Options days(int days) {
    return new Options(Optional.empty(), OptionalInt.of(days), Optional.empty());
  }

  private Options effective(long account) {
    return table(options -> options.effective(account));
  }

  private AnnouncedTerms strictest() {
    return table(OptionTable::strictest);
  }

  private Options ofOwner() {
    return table(options -> options.ofOwner(ALICE));
  }

  private void set(Consumer<OptionTable> change) {
    table(
        options -> {
          change.accept(options);
          return 0;
        });
  }

  @Test
  void nobodyWantsAnythingToBeginWith() {
    assertThat(effective(ALICE)).isEqualTo(Options.NONE);
    assertThat(strictest()).isEqualTo(AnnouncedTerms.NONE);
  }

  @Test
  void theAccountsAdministratorsWinOverTheDomainsAndTheseOverTheOwner() {
    set(options -> options.setOfOwner(ALICE, days(1)));
    assertThat(effective(ALICE)).isEqualTo(days(1));
    set(options -> options.setOfDomain(HOME, days(20)));
    assertThat(effective(ALICE)).isEqualTo(days(20));
    assertThat(effective(BOB)).isEqualTo(days(20));
    set(options -> options.setOfAccount(ALICE, days(0)));
    assertThat(effective(ALICE).terms().expireDays()).as("for ever").isEmpty();
    set(options -> options.setOfAccount(ALICE, Options.NONE));
    assertThat(effective(ALICE)).isEqualTo(days(20));
    assertThat(ofOwner()).as("is kept").isEqualTo(days(1));
    assertThat(fired).hasSize(4).containsOnly(new OptionsChange());
  }

  @Test
  void eachOptionIsDecidedByItself() {
    set(options -> options.setOfAccount(ALICE, days(5)));
    set(
        options ->
            options.setOfDomain(
                HOME,
                new Options(
                    Optional.of(Duration.ofSeconds(90)), OptionalInt.of(9), Optional.of(true))));
    assertThat(effective(ALICE).terms())
        .isEqualTo(new MaildropTerms(Duration.ofSeconds(90), OptionalInt.of(5), true));
  }

  @Test
  void howOftenHeMayComeIsNotTheOwnersToSay() {
    set(
        options ->
            options.setOfOwner(
                ALICE,
                new Options(Optional.of(Duration.ZERO), OptionalInt.empty(), Optional.of(true))));
    assertThat(effective(ALICE))
        .isEqualTo(new Options(Optional.empty(), OptionalInt.empty(), Optional.of(true)));
  }

  @Test
  void theStrictestOfAllIsAnnounced() {
    set(options -> options.setOfAccount(ALICE, days(30)));
    set(options -> options.setOfOwner(BOB, days(7)));
    set(
        options ->
            options.setOfDomain(
                HOME,
                new Options(
                    Optional.of(Duration.ofSeconds(60)), OptionalInt.of(0), Optional.empty())));
    assertThat(strictest())
        .isEqualTo(
            new AnnouncedTerms(
                new MaildropTerms(Duration.ofSeconds(60), OptionalInt.of(7), false), true));
    set(
        options ->
            options.setOfAccount(
                BOB, new Options(Optional.empty(), OptionalInt.empty(), Optional.of(true))));
    assertThat(strictest().strictest().expire()).isEqualTo("0");
  }

  @Test
  void optionsAreWithinReason() {
    assertThatIllegalArgumentException().isThrownBy(() -> days(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> days(36_501));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Options(
                    Optional.of(Duration.ofDays(2)), OptionalInt.empty(), Optional.empty()));
  }
}
