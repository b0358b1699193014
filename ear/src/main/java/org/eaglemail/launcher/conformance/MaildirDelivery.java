package org.eaglemail.launcher.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes messages into a Maildir, from its {@code tmp} into its {@code new}. */
record MaildirDelivery(Path maildir) implements Delivery {

  @Override
  public void deliver(byte[] message) throws IOException {
    // Most readers order messages by the names of their files, which begin with the time.
    String name = "%d.%s.conformance".formatted(System.currentTimeMillis(), UUID.randomUUID());
    byte[] lines = new String(message, ISO_8859_1).replace("\r\n", "\n").getBytes(ISO_8859_1);
    Path written = Files.write(maildir.resolve("tmp").resolve(name), lines);
    Files.move(written, maildir.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
