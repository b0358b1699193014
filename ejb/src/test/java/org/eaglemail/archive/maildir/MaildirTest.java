package org.eaglemail.archive.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eaglemail.archive.MailboxTexts;
import org.eaglemail.archive.MalformedArchiveException;
import org.eaglemail.spool.OctetSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maildirs, written and read. */
class MaildirTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<String> messages = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      // Without a line end at the end too: unlike mbox, a file of its own can do without.
      String message = MailboxTexts.message(random);
      messages.add(random.nextBoolean() ? message : message + "end");
    }
    for (String lineEnd : List.of("\n", "\r\n")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (MaildirWriter writer = new MaildirWriter(out, "mail.test", lineEnd)) {
        for (int i = 0; i < messages.size(); i++) {
          byte[] octets = messages.get(i).getBytes(StandardCharsets.ISO_8859_1);
          writer.write("m" + i, "a@b.test", NOW, new OctetSource(octets));
        }
      }
      assertThat(archive(out.toByteArray())).as("seed %d", seed).isEqualTo(messages);
    }
  }

  @Test
  void aDirectoryIsReadByAge() throws IOException {
    write("cur/20.b.host:2,S", "second");
    write("new/10.a.host", "first");
    write("cur/30.c.host:2,ST", "thrown away");
    write("tmp/5.d.host", "being delivered");
    write("new/.hidden", "no message");
    write(".Sent/cur/1.x.host:2,S", "another folder");
    try (MaildirDirectory maildir = new MaildirDirectory(directory)) {
      assertThat(MailboxTexts.read(maildir)).containsExactly("first", "second");
    }
  }

  @Test
  void aLinkIsNoMessage() throws IOException {
    write("new/10.a.host", "first");
    write("cur/20.a.host", "second");
    Path secret = Files.writeString(directory.resolve("secret"), "secret");
    Files.createSymbolicLink(directory.resolve("new/30.link.host"), secret);
    try (MaildirDirectory maildir = new MaildirDirectory(directory)) {
      assertThat(MailboxTexts.read(maildir)).containsExactly("first", "second");
    }
  }

  @Test
  void foldersWithinAreLeftAlone() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name :
          List.of("m/cur/1.a.host:2,", "m/.Sent/cur/2.b.host", "m/tmp/3.c.host", "readme")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.US_ASCII));
      }
    }
    assertThat(archive(out.toByteArray())).containsExactly("m/cur/1.a.host:2,");
  }

  @Test
  void whatIsNoneIsRefused() {
    assertThatThrownBy(() -> archive("From x".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(MalformedArchiveException.class);
    assertThatThrownBy(() -> new MaildirDirectory(directory))
        .isInstanceOf(MalformedArchiveException.class);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> archive(byte[] zip) throws IOException {
    try (MaildirArchive archive = new MaildirArchive(new ByteArrayInputStream(zip))) {
      return MailboxTexts.read(archive);
    }
  }
}
