package org.eaglemail.addressing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatList;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.addressing.rewrite.RewriteKind;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.eaglemail.addressing.rewrite.RewriteUse;
import org.eaglemail.directory.AlreadyExists;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;
import org.eaglemail.policy.PolicyDatabase;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.routing.Trace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rewrite rules in a real database, and the table in memory. */
class RewritesTest {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
  private static final RewriteRule RULE =
      RewriteRule.of(RewriteKind.SENDER, "jd@home.test", Optional.of("John.Doe@home.test"));

  private final PolicyDatabase database = new PolicyDatabase(RewriteRow.class);
  private final StoredRewrites stored = new StoredRewrites();

  @BeforeEach
  void wire() {
    Injection.into(
        stored,
        Injection.into(new AddressReader(), database.reading()),
        DirectoryDatabase.settings(Map.of()));
    database.observe(event -> stored.changed((AddressingChange.OfRewrites) event));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T rewrites(Function<Rewrites, T> call) {
    return database.inTransaction(
        entities -> call.apply(Injection.into(new Rewrites(), entities, database.events(), NOW)));
  }

  private String written() {
    return stored
        .table()
        .rewrite(EmailAddress.parse("jd@home.test"), RewriteUse.HEADER_SENDER, Trace.none())
        .toString();
  }

  @Test
  void keepsARule() {
    RewriteInfo created = rewrites(r -> r.create(RULE));

    assertThatList(rewrites(r -> r.list(Page.first()))).containsExactly(created);
    assertThat(rewrites(r -> r.find(created.id())).rule()).isEqualTo(RULE);
    assertThatThrownBy(() -> rewrites(r -> r.create(RULE)))
        .isInstanceOf(AlreadyExists.class)
        .hasMessage("rewrite rule for sender jd@home.test already exists");
    assertThatThrownBy(() -> rewrites(r -> r.find(-1))).isInstanceOf(NotFound.class);
  }

  @Test
  void aChangeTakesEffectAtOnceAndWhatIsKnownAsksNoDatabase() {
    assertThat(written()).isEqualTo("jd@home.test");
    RewriteInfo created = rewrites(r -> r.create(RULE));
    assertThat(written()).isEqualTo("John.Doe@home.test");
    rewrites(
        r -> {
          r.delete(created.id());
          return true;
        });
    assertThat(written()).isEqualTo("jd@home.test");

    database.breakDown();
    assertThat(written()).isEqualTo("jd@home.test");
  }
}
