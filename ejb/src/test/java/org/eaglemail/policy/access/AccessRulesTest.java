package org.eaglemail.policy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.directory.AlreadyExists;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;
import org.eaglemail.policy.Clients;
import org.eaglemail.policy.PolicyDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private final PolicyDatabase database = new PolicyDatabase(AccessRow.class);
  private final StoredAccess stored = new StoredAccess();

  @BeforeEach
  void wire() {
    Injection.into(
        stored,
        Injection.into(
            new AccessReader(), database.reading(), DirectoryDatabase.settings(Map.of())));
    database.observe(event -> stored.changed((AccessChange) event));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T rules(Function<AccessRules, T> call) {
    return database.inTransaction(
        entities ->
            call.apply(Injection.into(new AccessRules(), entities, database.events(), NOW)));
  }

  private AccessInfo create(String kind, String pattern, String action, String reply) {
    return rules(
        r -> r.create(kind, pattern, action, Optional.of(reply).filter(t -> !t.isEmpty())));
  }

  private String actionFor(String client) {
    return stored.table().client(Clients.at(client)).map(r -> r.action().text()).orElse("none");
  }

  @Test
  void keepsARule() {
    AccessInfo created = create("sender", "Bad@Example.TEST", "refuse", "550 5.7.1 Not you");

    assertThat(created.rule().pattern()).isEqualTo("bad@example.test");
    assertThat(rules(r -> r.find(created.id())).equals(created)).isTrue();
    assertThatList(rules(r -> r.list(Page.first()))).containsExactly(created);
    assertThatList(rules(r -> r.list(new Page(created.id(), 10)))).isEmpty();
    assertThatThrownBy(() -> create("sender", "bad@example.test", "hold", ""))
        .isInstanceOf(AlreadyExists.class)
        .hasMessage("access rule for sender bad@example.test already exists");
    assertThat(create("recipient", "bad@example.test", "hold", "").id()).isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "nobody, 192.0.2.1, refuse, ''",
    "client, no_address!, refuse, ''",
    "client, 192.0.2.1, drop, ''",
    "client, 192.0.2.1, refuse, 250 2.0.0 Ok",
    "client, 192.0.2.1, accept, 550 5.7.1 No"
  })
  void refusesWhatIsNotValid(String kind, String pattern, String action, String reply) {
    assertThatThrownBy(() -> create(kind, pattern, action, reply)).isInstanceOf(InvalidEntry.class);
    assertThatList(rules(r -> r.list(Page.first()))).isEmpty();
  }

  @Test
  void aChangeTakesEffectAtOnce() {
    assertThat(actionFor("192.0.2.1")).isEqualTo("none");

    long id = create("client", "192.0.2.0/24", "refuse", "").id();
    create("client", "192.0.2.2", "accept", "");
    assertThat(actionFor("192.0.2.1")).isEqualTo("refuse");
    assertThat(actionFor("192.0.2.2")).isEqualTo("accept");

    rules(
        r -> {
          r.delete(id);
          return true;
        });
    assertThat(actionFor("192.0.2.1")).isEqualTo("none");
    assertThatThrownBy(() -> rules(r -> r.find(id)))
        .isInstanceOf(NotFound.class)
        .hasMessage("access rule " + id + " does not exist");
  }

  @Test
  void aLookUpAsksNoDatabase() {
    create("client", "192.0.2.1", "discard", "");
    actionFor("192.0.2.1");
    database.breakDown();

    assertThat(actionFor("192.0.2.1")).isEqualTo("discard");
    assertThat(actionFor("192.0.2.2")).isEqualTo("none");
  }
}
