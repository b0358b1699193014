package org.eaglemail.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a header says of the mailbox, and where a message is kept. */
class ScreenedMessageTest {
  private static final String SPOOLED =
      """
      Return-Path: <bob@example.test>
      X-UIDL: 8f1b2e0c3d4a5b6c7d8e9f0a1b2c3d4e
      Status: RO
      X-Keywords: a
        folded
      Subject: hello

      Status: of the body
      """;

  @TempDir private Path directory;

  @Test
  void theMailboxsStateIsLeftOutOnDemandOnly() throws IOException {
    try (ScreenedMessage with = screen(SPOOLED, false);
        ScreenedMessage without = screen(SPOOLED, true)) {
      assertThat(text(with)).isEqualTo(SPOOLED.replace("\n", "\r\n"));
      assertThat(text(without))
          .isEqualTo(
              "Return-Path: <bob@example.test>\r\nSubject: hello\r\n\r\nStatus: of the body\r\n");
      assertThat(without.uidl()).contains("8f1b2e0c3d4a5b6c7d8e9f0a1b2c3d4e");
      assertThat(with.takeDigest()).isEqualTo(without.takeDigest());
    }
  }

  @Test
  void theDigestTellsMessagesApart() throws IOException {
    try (ScreenedMessage one = screen("Subject: a\n\nb\n", false);
        ScreenedMessage other = screen("Subject: a\n\nc\n", false)) {
      assertThat(one.takeDigest()).isNotEqualTo(other.takeDigest());
    }
  }

  @Test
  void whatProgramsKeepForThemselvesIsKnown() throws IOException {
    String pseudo =
        """
        From: Mail System Internal Data <MAILER-DAEMON@example.test>
        Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA
        X-IMAP: 1234567890 0000000042
        Status: RO

        This text is part of the internal format of your mail folder.
        """;
    try (ScreenedMessage internal = screen(pseudo, false);
        ScreenedMessage talked = screen(pseudo.replace("X-IMAP:", "X-Other:"), false)) {
      assertThat(internal.isInternalData()).isTrue();
      assertThat(talked.isInternalData()).isFalse();
    }
  }

  @Test
  void aLongMessageIsInAFileUntilItIsClosed() throws IOException {
    String text = "Subject: long\n\n" + "x".repeat(500) + "\n";
    try (ScreenedMessage message = screen(text, false)) {
      assertThat(message.inMemory()).isZero();
      assertThat(directory).isNotEmptyDirectory();
      assertThat(text(message)).isEqualTo(text.replace("\n", "\r\n"));
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aMessageHasALimit() {
    assertThatThrownBy(() -> screen("x".repeat(2000), false))
        .isInstanceOf(MalformedArchiveException.class);
  }

  private ScreenedMessage screen(String text, boolean withoutState) throws IOException {
    OctetBuffer.Limits limits = new OctetBuffer.Limits(directory, 400, 1000);
    ScreenedMessage message = new ScreenedMessage(limits, withoutState);
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    new LineSource(new ByteArrayInputStream(octets), 0).copyAllTo(message);
    return message;
  }

  private static String text(ScreenedMessage message) throws IOException {
    try (var in = message.open()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
