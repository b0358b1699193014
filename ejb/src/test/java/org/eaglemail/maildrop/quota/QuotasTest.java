package org.eaglemail.maildrop.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.maildrop.MaildropDatabase.ALICE;
import static org.eaglemail.maildrop.MaildropDatabase.BOB;
import static org.eaglemail.maildrop.MaildropDatabase.NOW;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.eaglemail.directory.Injection;
import org.eaglemail.maildrop.MaildropDatabase;
import org.eaglemail.spool.MaildropItem;
import org.eaglemail.spool.MaildropUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private static final Quota TEN = new Quota(OptionalLong.empty(), OptionalLong.of(10));

  private final MaildropDatabase database = new MaildropDatabase();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aLimitIsReachedAtItAndNearlyAtNineTenths() {
    Quota quota = new Quota(OptionalLong.of(1000), OptionalLong.of(10));
    assertThat(quota.isReached(new MaildropUsage(9, 999))).isFalse();
    assertThat(quota.isReached(new MaildropUsage(10, 1))).isTrue();
    assertThat(quota.isReached(new MaildropUsage(1, 1000))).isTrue();
    assertThat(quota.isNearlyReached(new MaildropUsage(8, 899))).isFalse();
    assertThat(quota.isNearlyReached(new MaildropUsage(8, 900))).isTrue();
    assertThat(quota.isNearlyReached(new MaildropUsage(9, 0))).isTrue();
    assertThat(Quota.NONE.isReached(new MaildropUsage(Long.MAX_VALUE, Long.MAX_VALUE))).isFalse();
  }

  @Test
  void isKeptPerAccount() {
    set(ALICE, TEN);
    set(BOB, Quota.NONE);
    assertThat(this.<Quota>call(quotas -> quotas.find(ALICE))).isEqualTo(TEN);
    assertThat(this.<Quota>call(quotas -> quotas.find(BOB))).isEqualTo(Quota.NONE);
    assertThat(this.<List<Long>>call(quotas -> quotas.limited(0))).containsExactly(ALICE);
    set(ALICE, Quota.NONE);
    assertThat(this.<List<Long>>call(quotas -> quotas.limited(0))).isEmpty();
  }

  @Test
  void thatOfTheDomainHoldsWhereTheAccountsIsSilent() {
    ofDomain(TEN);
    set(ALICE, new Quota(OptionalLong.of(500), OptionalLong.empty()));
    assertThat(this.<Quota>call(quotas -> quotas.find(ALICE)))
        .isEqualTo(new Quota(OptionalLong.of(500), OptionalLong.of(10)));
    assertThat(this.<Quota>call(quotas -> quotas.find(BOB))).isEqualTo(TEN);
    assertThat(this.<List<Long>>call(quotas -> quotas.limited(0))).containsExactly(ALICE, BOB);
    set(BOB, new Quota(OptionalLong.empty(), OptionalLong.of(0)));
    Quota none = call(quotas -> quotas.find(BOB));
    assertThat(none.isReached(new MaildropUsage(1000, 1000))).isFalse();
  }

  @Test
  void itsOwnerIsToldWhenItIsThatOfTheDomain() {
    ofDomain(TEN);
    fill(9);
    assertThat(mustWarn()).isTrue();
    assertThat(mustWarn()).isFalse();
  }

  @Test
  void itsOwnerIsToldOnceUntilThereWasRoomAgain() {
    set(ALICE, TEN);
    fill(8);
    assertThat(mustWarn()).isFalse();
    fill(1);
    assertThat(mustWarn()).isTrue();
    assertThat(mustWarn()).isFalse();
    List<MaildropItem> items = database.reader().list(ALICE);
    List<Long> some = items.subList(0, 4).stream().map(MaildropItem::id).toList();
    database.maildrops(drops -> drops.delete(ALICE, some, NOW));
    assertThat(mustWarn()).isFalse();
    fill(4);
    assertThat(mustWarn()).isTrue();
  }

  private void fill(int messages) {
    for (int i = 0; i < messages; i++) {
      database.put("Subject: x\r\n\r\n", ALICE);
    }
  }

  private boolean mustWarn() {
    return call(quotas -> quotas.mustWarn(ALICE));
  }

  private void set(long account, Quota quota) {
    call(
        quotas -> {
          quotas.set(account, quota);
          return quota;
        });
  }

  private void ofDomain(Quota quota) {
    call(
        quotas -> {
          quotas.setOfDomain(1, quota);
          return quota;
        });
  }

  private <T> T call(Function<Quotas, T> call) {
    return database.inTransaction(
        entities ->
            call.apply(
                Injection.into(
                    new Quotas(), entities, MaildropDatabase.maildrops(entities), noEvents())));
  }

  private static Object noEvents() {
    return Proxy.newProxyInstance(
        QuotasTest.class.getClassLoader(), new Class<?>[] {Event.class}, (p, m, a) -> null);
  }
}
