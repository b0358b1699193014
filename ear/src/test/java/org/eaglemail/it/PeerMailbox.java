package org.eaglemail.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Maildir, or a file as sendmail writes it, or nothing yet. */
record PeerMailbox(Path path) {

  /** All messages, with CRLF line ends; octets are ISO 8859-1. */
  List<String> messages() throws IOException {
    if (Files.isRegularFile(path)) {
      return mbox(Files.readString(path, ISO_8859_1));
    }
    List<String> all = new ArrayList<>();
    if (Files.isDirectory(path.resolve("new"))) {
      try (Stream<Path> files = Files.list(path.resolve("new"))) {
        for (Path file : files.toList()) {
          all.add(Files.readString(file, ISO_8859_1).replace("\n", "\r\n"));
        }
      }
    }
    return all;
  }

  /** An empty line is after each message, even the last; {@code >From} stands for From in it. */
  private static List<String> mbox(String text) {
    if (!text.endsWith("\n\n")) {
      // Somebody is writing.
      return List.of();
    }
    return Stream.of(("\n" + text.substring(0, text.length() - 1)).split("\nFrom [^\n]*\n", -1))
        .skip(1)
        .map(message -> message.replace("\n>From ", "\nFrom ").replace("\n", "\r\n"))
        .toList();
  }
}
