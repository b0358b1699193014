package org.eaglemail.launcher.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. */
sealed interface Arguments {

  /**
   * To start the server.
   *
   * @param configuration a file with settings
   * @param withParent whether it stops when the process ends that started it
   */
  record Start(Optional<Path> configuration, boolean withParent) implements Arguments {}

  /**
   * To run the lab.
   *
   * @param words what is said to it
   */
  record Lab(List<String> words) implements Arguments {}

  /**
   * To move a mailbox into or out of a running server.
   *
   * @param isImport whether into it
   * @param words what is said about it
   */
  record Transfer(boolean isImport, List<String> words) implements Arguments {}

  /**
   * To tell what happened to messages of a running server.
   *
   * @param words what is said about them
   */
  record Timeline(List<String> words) implements Arguments {}

  /**
   * To try a server against the rules of its protocol.
   *
   * @param words what is said about it
   */
  record Conformance(List<String> words) implements Arguments {}

  /**
   * To take over a table of another mail system.
   *
   * @param words what is said about it
   */
  record Maps(List<String> words) implements Arguments {}

  /**
   * To ask a running server what it would do with mail.
   *
   * @param words what is said about it
   */
  record Route(List<String> words) implements Arguments {}

  /**
   * To look at the queue of a running server, or to change it.
   *
   * @param words what is said about it
   */
  record Queue(List<String> words) implements Arguments {}

  /** To print how it is used. */
  record Help() implements Arguments {}

  /** To print the version. */
  record Version() implements Arguments {}

  /**
   * Reads the command line.
   *
   * @throws StartFailure when it is not understood
   */
  static Arguments parse(String... words) throws StartFailure {
    if (words.length > 0 && words[0].equals("lab")) {
      return new Lab(List.of(words).subList(1, words.length));
    }
    if (words.length > 0 && words[0].equals("conformance")) {
      return new Conformance(List.of(words).subList(1, words.length));
    }
    if (words.length > 0 && (words[0].equals("import") || words[0].equals("export"))) {
      return new Transfer(words[0].equals("import"), List.of(words).subList(1, words.length));
    }
    if (words.length > 0 && words[0].equals("timeline")) {
      return new Timeline(List.of(words).subList(1, words.length));
    }
    if (words.length > 0 && words[0].equals("import-maps")) {
      return new Maps(List.of(words).subList(1, words.length));
    }
    if (words.length > 0 && words[0].equals("route")) {
      return new Route(List.of(words).subList(1, words.length));
    }
    if (words.length > 0 && words[0].equals("queue")) {
      return new Queue(List.of(words).subList(1, words.length));
    }
    Start read = new Start(Optional.empty(), false);
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "--help", "-h" -> {
          return new Help();
        }
        case "--version" -> {
          return new Version();
        }
        case "--config" -> {
          i++;
          if (i == words.length) {
            throw StartFailure.wrongUse("--config needs a file");
          }
          read = new Start(Optional.of(path(words[i])), read.withParent());
        }
        case "--with-parent" -> read = new Start(read.configuration(), true);
        default ->
            throw StartFailure.wrongUse("unknown argument '" + words[i] + "'; --help shows all");
      }
    }
    return read;
  }

  private static Path path(String text) throws StartFailure {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw StartFailure.wrongUse("--config: '" + text + "' is not a path");
    }
  }
}
