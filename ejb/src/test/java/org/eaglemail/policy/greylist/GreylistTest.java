package org.eaglemail.policy.greylist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eaglemail.directory.DirectoryDatabase;
import org.eaglemail.directory.Injection;
import org.eaglemail.policy.Clients;
import org.eaglemail.policy.PolicyDatabase;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.SmtpSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GreylistTest {
  private static final String DELAYED = "451 4.7.1 Greylisted, try again in 300 seconds";

  private final PolicyDatabase database = new PolicyDatabase(TripletRow.class, NetworkRow.class);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T12:00:00Z"));
  private final Clock clock =
      InstantSource.offset(now::get, Duration.ZERO).withZone(ZoneOffset.UTC);
  private final Settings settings =
      DirectoryDatabase.settings(Map.of("eagle.greylist", "on", "eagle.greylist.passes", "2"));
  private final GreylistSize size = new GreylistSize();
  private final AtomicInteger calls = new AtomicInteger();
  private final GreylistCheck check = newNode();

  @AfterEach
  void close() {
    database.close();
  }

  private GreylistCheck newNode() {
    return new GreylistCheck(
        triplet -> greylist(g -> g.attempt(triplet)),
        triplet -> greylist(g -> g.foresee(triplet)),
        session -> session.account().isPresent() || session.client().isLoopback(),
        () -> Duration.between(Instant.EPOCH, now.get()).toNanos());
  }

  private <T> T greylist(Function<Greylist, T> call) {
    calls.incrementAndGet();
    return database.inTransaction(
        entities -> call.apply(Injection.into(new Greylist(), entities, size, settings, clock)));
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  private static Request.Recipient request(SmtpSession session, String sender, String recipient) {
    return new Request.Recipient(session, ReversePath.parse(sender), EmailAddress.parse(recipient));
  }

  private static String text(Verdict verdict) {
    return verdict instanceof Verdict.Refuse refuse ? refuse.reply().text() : verdict.reason();
  }

  private String attempt(String client, String sender) {
    return text(check.examine(request(Clients.stranger(client), sender, "bob@example.test")));
  }

  @Test
  void theFirstTryIsPutOffAndALaterOnePasses() {
    assertThat(attempt("192.0.2.1", "a@b.test")).isEqualTo(DELAYED);

    pass(Duration.ofMillis(200_500));
    assertThat(attempt("192.0.2.1", "a@b.test"))
        .isEqualTo("451 4.7.1 Greylisted, try again in 100 seconds");

    pass(Duration.ofSeconds(100));
    assertThat(attempt("192.0.2.200", "A@B.test")).isEqualTo("came back");
    pass(Duration.ofDays(34));
    assertThat(attempt("192.0.2.1", "a@b.test")).isEqualTo("came back");
    pass(Duration.ofDays(34));
    assertThat(attempt("192.0.2.1", "a@b.test")).isEqualTo("came back");
  }

  @Test
  void anotherTripletIsAnother() {
    attempt("192.0.2.1", "a@b.test");
    pass(Duration.ofMinutes(6));

    assertThat(attempt("192.0.3.1", "a@b.test")).isEqualTo(DELAYED);
    assertThat(attempt("192.0.2.1", "c@b.test")).isEqualTo(DELAYED);
    assertThat(
            text(
                check.examine(
                    request(Clients.stranger("192.0.2.1"), "a@b.test", "eve@example.test"))))
        .isEqualTo(DELAYED);
    assertThat(attempt("192.0.2.1", "a@b.test")).isEqualTo("came back");
  }

  @Test
  void whoComesBackTooLateBeginsAnew() {
    attempt("192.0.2.1", "a@b.test");
    pass(Duration.ofDays(2));

    assertThat(attempt("192.0.2.1", "a@b.test")).isEqualTo(DELAYED);
    pass(Duration.ofMinutes(5));
    assertThat(attempt("192.0.2.1", "a@b.test")).isEqualTo("came back");
    pass(Duration.ofDays(36));
    assertThat(attempt("192.0.2.1", "a@b.test")).isEqualTo(DELAYED);
  }

  @Test
  void aNetworkThatCameBackOftenEnoughIsKnownAndCostsNoQuery() {
    for (String sender : new String[] {"a@b.test", "c@b.test"}) {
      attempt("2001:db8::1", sender);
      pass(Duration.ofMinutes(5));
      assertThat(attempt("2001:db8::2", sender)).isEqualTo("came back");
    }
    assertThat(attempt("2001:db8::3", "new@b.test")).isEqualTo("the client's network is known");
    int before = calls.get();

    assertThat(attempt("2001:db8::4", "newer@b.test")).isEqualTo("the client's network is known");
    assertThat(calls).hasValue(before);
    assertThat(attempt("2001:db8:0:1::1", "new@b.test")).isEqualTo(DELAYED);
  }

  @Test
  void anotherNodeAndARestartKnowIt() {
    attempt("192.0.2.1", "a@b.test");
    pass(Duration.ofMinutes(5));

    assertThat(
            text(
                newNode()
                    .examine(
                        request(Clients.stranger("192.0.2.1"), "a@b.test", "bob@example.test"))))
        .isEqualTo("came back");
  }

  @Test
  void toForeseeRecordsNothing() {
    Request.Recipient request =
        request(Clients.stranger("192.0.2.1"), "a@b.test", "bob@example.test");
    assertThat(text(check.foresee(request))).isEqualTo(DELAYED);
    pass(Duration.ofMinutes(5));

    assertThat(text(check.foresee(request))).isEqualTo(DELAYED);
    assertThat(greylist(Greylist::count)).isZero();
  }

  @Test
  void ourOwnAreNotAsked() {
    Request.Recipient ours =
        request(Clients.account("ann@example.test"), "ann@example.test", "bob@example.test");

    assertThat(text(check.examine(ours))).isEqualTo("not asked");
    assertThat(attempt("127.0.0.1", "a@b.test")).isEqualTo("not asked");
    assertThat(calls).hasValue(0);
  }

  @Test
  void whatExpiredIsSwept() {
    attempt("192.0.2.1", "a@b.test");
    attempt("192.0.3.1", "a@b.test");
    pass(Duration.ofMinutes(5));
    attempt("192.0.3.1", "a@b.test");
    assertThat(greylist(Greylist::sweep)).isZero();

    pass(Duration.ofDays(3));
    assertThat(greylist(Greylist::sweep)).isEqualTo(1);
    pass(Duration.ofDays(35));
    assertThat(greylist(Greylist::sweep)).isEqualTo(2);
    assertThat(greylist(Greylist::count)).isZero();
  }

  @Test
  void aFullListPutsNobodyNewOff() {
    attempt("192.0.2.1", "a@b.test");
    size.counted(Greylist.MAX_TRIPLETS);

    assertThat(attempt("192.0.3.1", "a@b.test")).isEqualTo("no room to remember it");
    assertThat(attempt("192.0.2.1", "a@b.test")).isEqualTo(DELAYED);
    assertThat(greylist(Greylist::count)).isEqualTo(1);
  }

  @Test
  void whoWasQuickerDecides() {
    AtomicInteger tries = new AtomicInteger();
    GreylistCheck late =
        new GreylistCheck(
            triplet -> {
              tries.incrementAndGet();
              throw new IllegalStateException(new java.sql.SQLException("there", "23505"));
            },
            triplet -> new Standing.Waiting(Duration.ofSeconds(7)),
            session -> false,
            () -> 0);

    assertThat(
            text(
                late.examine(
                    request(Clients.stranger("192.0.2.1"), "a@b.test", "bob@example.test"))))
        .isEqualTo("451 4.7.1 Greylisted, try again in 7 seconds");
    assertThat(tries).hasValue(1);
  }
}
