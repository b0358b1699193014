package org.eaglemail.maildrop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eaglemail.spool.MaildropItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sessions read of maildrops. */
class MaildropReaderTest {
  private static final long ALICE = 7;
  private static final long BOB = 8;

  private static final String FROM_NOBODY = "Return-Path: <>\r\n";

  private final MaildropDatabase database = new MaildropDatabase();

  @BeforeEach
  void threeMessages() {
    database.put("Subject: one\r\n\r\n", ALICE, BOB);
    database.put("Subject: two\r\n\r\n", ALICE);
    database.put("Subject: three\r\n\r\n", ALICE);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private List<Long> ids(long account) {
    return database.reader().list(account).stream().map(MaildropItem::id).toList();
  }

  private List<String> beginnings(long account, List<Long> entries) throws IOException {
    return database.reader().firstPieces(account, entries).stream()
        .map(octets -> new String(octets, StandardCharsets.US_ASCII))
        .toList();
  }

  @Test
  void aMaildropIsListedInTheOrderOfArrivalWithExactSizes() throws IOException {
    List<MaildropItem> items = database.reader().list(ALICE);
    assertThat(items).hasSize(3).isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
    for (MaildropItem item : items) {
      assertThat(database.reader().piece(ALICE, item.id(), 0)).hasSize((int) item.size());
    }
  }

  @Test
  void firstPiecesComeInTheOrderAskedFor() throws IOException {
    List<Long> ids = ids(ALICE);
    assertThat(beginnings(ALICE, List.of(ids.get(2), ids.get(0))))
        .containsExactly(
            FROM_NOBODY + "Subject: three\r\n\r\n", FROM_NOBODY + "Subject: one\r\n\r\n");
  }

  @Test
  void firstPiecesEndAtAnEntryThatIsNotThere() throws IOException {
    List<Long> ids = ids(ALICE);
    assertThat(beginnings(ALICE, List.of(ids.get(0), -1L, ids.get(2))))
        .containsExactly(FROM_NOBODY + "Subject: one\r\n\r\n");
  }

  @Test
  void noAccountReadsFromAnothersMaildrop() throws IOException {
    long two = ids(ALICE).get(1);
    assertThat(beginnings(BOB, List.of(two))).isEmpty();
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> database.reader().piece(BOB, two, 0));
  }
}
