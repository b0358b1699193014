package org.eaglemail.maildrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.maildrop.MaildropDatabase.ALICE;
import static org.eaglemail.maildrop.MaildropDatabase.BOB;
import static org.eaglemail.maildrop.MaildropDatabase.NOW;

import java.util.List;
import org.eaglemail.spool.DeletedItem;
import org.eaglemail.spool.MaildropItem;
import org.eaglemail.spool.MaildropUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail that was deleted, restored and swept. */
class DeletedMailTest {
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

  @Test
  void whatIsDeletedIsNoLongerListedAndDoesNotCount() {
    MaildropItem first = list(ALICE).getFirst();
    assertThat(delete(ALICE, first.id())).isEqualTo(1);
    assertThat(list(ALICE)).hasSize(1).doesNotContain(first);
    assertThat(database.<MaildropUsage>maildrops(drops -> drops.usage(ALICE)))
        .isEqualTo(new MaildropUsage(1, list(ALICE).getFirst().size()));
    assertThat(deleted(ALICE))
        .singleElement()
        .satisfies(item -> assertThat(item.message()).isEqualTo(first.queueId()))
        .satisfies(item -> assertThat(item.deleted()).isEqualTo(NOW));
    assertThat(delete(ALICE, first.id())).as("a second time").isZero();
  }

  @Test
  void whatIsRestoredIsWhereItWas() {
    List<MaildropItem> before = list(ALICE);
    delete(ALICE, before.getFirst().id());
    assertThat(restore(ALICE, before.getFirst().id())).isEqualTo(1);
    assertThat(list(ALICE)).isEqualTo(before);
    assertThat(deleted(ALICE)).isEmpty();
  }

  @Test
  void nobodyDeletesOrRestoresAnothersMail() {
    long id = list(ALICE).getFirst().id();
    assertThat(delete(BOB, id)).isZero();
    delete(ALICE, id);
    assertThat(restore(BOB, id)).isZero();
    assertThat(deleted(BOB)).isEmpty();
  }

  @Test
  void theSweepRemovesWhatIsOldAndTheContentThatNobodyHolds() {
    list(ALICE).forEach(item -> delete(ALICE, item.id()));
    assertThat(database.<Integer>maildrops(drops -> drops.sweep(NOW))).isZero();
    assertThat(database.count("message")).isEqualTo(2);
    assertThat(database.<Integer>maildrops(drops -> drops.sweep(NOW.plusSeconds(1)))).isEqualTo(2);
    assertThat(deleted(ALICE)).isEmpty();
    assertThat(database.count("message")).as("bob still has the first").isEqualTo(1);
    assertThat(database.count("content")).isEqualTo(1);
    assertThat(list(BOB)).hasSize(1);
  }

  private List<MaildropItem> list(long account) {
    return database.reader().list(account);
  }

  private List<DeletedItem> deleted(long account) {
    return database.maildrops(drops -> drops.deleted(account, 0, 10));
  }

  private int delete(long account, long entry) {
    return database.maildrops(drops -> drops.delete(account, List.of(entry), NOW));
  }

  private int restore(long account, long entry) {
    return database.maildrops(drops -> drops.restore(account, List.of(entry), NOW));
  }
}
