package org.eaglemail.maildrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.maildrop.MaildropDatabase.ALICE;
import static org.eaglemail.maildrop.MaildropDatabase.BOB;
import static org.eaglemail.maildrop.MaildropDatabase.NOW;

import java.time.Instant;
import java.util.List;
import org.eaglemail.spool.MaildropItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is past, and what is not. Messages come at NOW. */
class ExpiredMailTest {
  private final MaildropDatabase database = new MaildropDatabase();

  @BeforeEach
  void twoMessages() {
    database.put("Subject: one\r\n\r\n", ALICE, BOB);
    database.put("Subject: two\r\n\r\n", ALICE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<Long> before(long account, Instant when) {
    return database.maildrops(drops -> drops.arrivedBefore(account, when));
  }

  private List<Long> ids(long account) {
    return database.reader().list(account).stream().map(MaildropItem::id).toList();
  }

  @Test
  void onlyWhatCameBeforeIsPastAndOnlyInThatMaildrop() {
    assertThat(before(ALICE, NOW)).isEmpty();
    assertThat(before(ALICE, NOW.plusSeconds(1))).isEqualTo(ids(ALICE)).hasSize(2);
    assertThat(before(BOB, NOW.plusSeconds(1))).isEqualTo(ids(BOB)).hasSize(1);
  }

  @Test
  void theAgeOfWhatWasRestoredCountsFromThen() {
    List<Long> first = ids(ALICE).subList(0, 1);
    database.maildrops(drops -> drops.delete(ALICE, first, NOW));
    assertThat(before(ALICE, NOW.plusSeconds(9))).as("deleted already").hasSize(1);
    database.maildrops(drops -> drops.restore(ALICE, first, NOW.plusSeconds(5)));
    assertThat(before(ALICE, NOW.plusSeconds(5))).doesNotContainAnyElementsOf(first).hasSize(1);
    assertThat(before(ALICE, NOW.plusSeconds(6))).containsAll(first).hasSize(2);
  }
}
