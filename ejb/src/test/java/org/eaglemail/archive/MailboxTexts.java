package org.eaglemail.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Messages that are hard on formats, and mailboxes read as text. */
public final class MailboxTexts {
  private static final String[] LINES = {
    "",
    "",
    "From ",
    ">From someone",
    ">>From someone",
    "From alice@example.test Tue Nov 24 12:00:00 2026",
    ">From alice@example.test Tue Nov 24 12:00:00 2026",
    "Content-Length: 7",
    "Subject: \u00e9",
    " folded",
    "X-UIDL: abc",
    "."
  };

  private MailboxTexts() {}

  /** A message of lines that end in CRLF, drawn at random; now and then a very long line. */
  public static String message(Random random) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(12);
    for (int i = 0; i < lines; i++) {
      String line = LINES[random.nextInt(LINES.length)];
      text.append(random.nextInt(40) == 0 ? "y".repeat(LineSource.MAX_PART + 3) : line);
      text.append("\r\n");
    }
    return text.toString();
  }

  /** The messages of a mailbox, but those that it leaves out; a character is an octet. */
  public static List<String> read(MessageReader mailbox) throws IOException {
    List<String> messages = new ArrayList<>();
    for (Optional<MessageReader.Note> note = mailbox.next();
        note.isPresent();
        note = mailbox.next()) {
      if (!note.get().leftOut()) {
        messages.add(readOne(mailbox));
      }
    }
    return messages;
  }

  /** The current message. */
  public static String readOne(MessageReader mailbox) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    mailbox.copyTo(
        (line, offset, length, ends) -> {
          octets.write(line, offset, length);
          if (ends) {
            octets.write('\r');
            octets.write('\n');
          }
        });
    return octets.toString(StandardCharsets.ISO_8859_1);
  }
}
