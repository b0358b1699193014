package org.eaglemail.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.MaildropTerms;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.transcript.MemoryPop3Listener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What QUIT does, and nothing else does (RFC 1939 §6). */
class Pop3UpdateTest {
  private static final String NOT_REMOVED = "-ERR [SYS/TEMP] The marked messages may still be here";

  private final MemoryPop3Listener maildrop = new MemoryPop3Listener(10);

  @BeforeEach
  void threeMessages() {
    List.of("one\r\n", "two\r\n", "three\r\n")
        .forEach(m -> maildrop.add(m.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void removesWhatIsMarkedAndFreesTheMaildropBeforeItAnswers() throws IOException {
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("DELE 3", "+OK");
      client.says("DELE 1", "+OK");
      client.says("QUIT", "+OK");
      assertThat(maildrop.isHeld()).isFalse();
      client.isClosed();
    }
    assertThat(maildrop.calls()).containsExactly("login", "update [uid1, uid3]", "release");
    assertThat(maildrop.messages()).containsExactly("two\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void withExpireZeroWhatWasRetrievedGoesToo() throws IOException {
    deleteRetrieved();
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("RETR 1", "+OK");
      client.message();
      client.says("TOP 2 0", "+OK");
      client.message();
      client.says("DELE 3", "+OK");
      client.says("RSET", "+OK");
      client.says("LIST 1", "+OK 1 5");
      client.says("QUIT", "+OK");
    }
    assertThat(maildrop.calls()).containsExactly("login", "update [uid1]", "release");
  }

  @Test
  void alsoWithExpireZeroNothingGoesWithoutQuit() throws IOException {
    deleteRetrieved();
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("RETR 1", "+OK");
      client.message();
    }
    assertThat(maildrop.calls()).containsExactly("login", "release");
  }

  private void deleteRetrieved() {
    MaildropTerms terms = new MaildropTerms(Duration.ZERO, OptionalInt.empty(), true);
    maildrop.terms(new AnnouncedTerms(terms, false), terms);
  }

  @Test
  void withoutMarksThereIsNothingToUpdate() throws IOException {
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("DELE 1", "+OK");
      client.says("RSET", "+OK Maildrop has 3 messages");
      client.says("QUIT", "+OK");
      client.isClosed();
    }
    assertThat(maildrop.calls()).containsExactly("login", "release");
  }

  @Test
  void anUpdateThatFailsIsReportedAndEndsTheSession() throws IOException {
    for (Exception failure : List.of(new IOException("x"), new IllegalStateException("x"))) {
      try (Pop3Talk client = Pop3Talk.loggedIn(failing(failure))) {
        client.says("DELE 1", "+OK");
        client.says("QUIT", NOT_REMOVED);
        client.isClosed();
      }
    }
    assertThat(maildrop.calls()).containsExactly("login", "release", "login", "release");
    assertThat(maildrop.messages()).hasSize(3);
  }

  private Pop3Listener failing(Exception failure) {
    return new ForwardingPop3Listener(maildrop) {
      @Override
      public CommitBarrier update(Maildrop opened, List<MaildropMessage> deleted)
          throws IOException {
        if (failure instanceof IOException e) {
          throw e;
        }
        throw new IllegalStateException(failure);
      }
    };
  }

  @Test
  void aBarrierThatFailsIsNoAcknowledgement() throws IOException {
    Pop3Listener failing =
        behind(
            () -> {
              throw new IOException("cannot sync");
            });
    try (Pop3Talk client = Pop3Talk.loggedIn(failing)) {
      client.says("DELE 1", "+OK");
      client.says("QUIT", NOT_REMOVED);
      client.isClosed();
    }
    assertThat(maildrop.isHeld()).isFalse();
  }

  @Test
  void anUpdateUnderWayIsFinishedThoughTheServerStops() throws Exception {
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch synced = new CountDownLatch(1);
    Pop3Listener slow =
        behind(
            () -> {
              reached.countDown();
              synced.await();
            });
    try (Pop3Talk client = Pop3Talk.loggedIn(slow)) {
      client.says("DELE 1", "+OK");
      client.sends("QUIT");
      assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(maildrop.isHeld()).as("held until the update is durable").isTrue();
      client.drain();
      synced.countDown();
      client.reads("+OK Goodbye");
      client.isClosed();
    }
  }

  private Pop3Listener behind(CommitBarrier barrier) {
    return new ForwardingPop3Listener(maildrop) {
      @Override
      public CommitBarrier update(Maildrop opened, List<MaildropMessage> deleted)
          throws IOException {
        super.update(opened, deleted);
        return barrier;
      }
    };
  }

  @Test
  void aClientThatGoesRightBehindItsQuitHasQuit() throws IOException {
    try (Pop3Talk client = Pop3Talk.loggedIn(maildrop)) {
      client.says("DELE 1", "+OK");
      client.sends("NOOP\r\nQUIT");
      client.reads("+OK Still here");
      client.reads("+OK Goodbye");
    }
    assertThat(maildrop.messages()).hasSize(2);
  }
}
