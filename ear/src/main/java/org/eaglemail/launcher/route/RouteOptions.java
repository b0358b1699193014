package org.eaglemail.launcher.route;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eaglemail.launcher.remote.ServerUrl;

/**
 * What the command line says of the mail that is asked about.
 *
 * @param url of the server, without a path
 * @param user the administrator's name
 * @param passwordFile a file whose first line is the password
 * @param recipient the address
 * @param sender empty for the null sender
 * @param probe whether the servers that the mail would go to are asked too
 */
record RouteOptions(
    URI url,
    String user,
    Optional<Path> passwordFile,
    String recipient,
    String sender,
    Optional<String> client,
    Optional<String> account,
    boolean probe) {
  static final String USAGE =
      """
      java -jar eagle.jar route [options] ADDRESS

      Tells what a running Eagle would do with mail for an address, and why; nothing is sent.

        --sender ADDRESS     of mail of this sender; otherwise of the null sender
        --client IP          of mail from this address: what the policy says of it
        --account ADDRESS    who is logged in there, at submission
        --probe              asks the servers that it would go to, up to RCPT
        --url URL            the server (http://127.0.0.1:8080)
        --user NAME          an administrator (admin)
        --password-file F    the first line of F is his password; otherwise it is in the environment,
                             EAGLE_ADMIN_PASSWORD, or asked for
      """;

  /** What was read so far. */
  private static final class Draft {
    private URI url = ServerUrl.DEFAULT;
    private String user = "admin";
    private Optional<Path> passwordFile = Optional.empty();
    private Optional<String> recipient = Optional.empty();
    private String sender = "";
    private Optional<String> client = Optional.empty();
    private Optional<String> account = Optional.empty();
    private boolean probe;

    void read(String word, Iterator<String> words) {
      switch (word) {
        case "--url" -> url = ServerUrl.parse(ServerUrl.value(word, words));
        case "--user" -> user = ServerUrl.value(word, words);
        case "--password-file" -> passwordFile = Optional.of(Path.of(ServerUrl.value(word, words)));
        case "--sender" -> sender = ServerUrl.value(word, words);
        case "--client" -> client = Optional.of(ServerUrl.value(word, words));
        case "--account" -> account = Optional.of(ServerUrl.value(word, words));
        case "--probe" -> probe = true;
        default -> readRecipient(word);
      }
    }

    private void readRecipient(String word) {
      if (word.startsWith("--") || recipient.isPresent()) {
        throw new IllegalArgumentException("unknown argument '" + word + "'; --help shows all");
      }
      recipient = Optional.of(word);
    }

    RouteOptions options() {
      return new RouteOptions(
          url,
          user,
          passwordFile,
          recipient.orElseThrow(() -> new IllegalArgumentException("name an address")),
          sender,
          client,
          account,
          probe);
    }
  }

  /**
   * Reads the words after the command.
   *
   * @throws IllegalArgumentException when they are not understood
   */
  static RouteOptions parse(List<String> words) {
    Draft draft = new Draft();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      draft.read(rest.next(), rest);
    }
    return draft.options();
  }
}
