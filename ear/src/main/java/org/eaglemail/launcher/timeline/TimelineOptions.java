package org.eaglemail.launcher.timeline;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.eaglemail.launcher.remote.RemoteServer;
import org.eaglemail.launcher.remote.ServerUrl;

/**
 * What the command line asks of the timeline.
 *
 * @param url of the server, without a path
 * @param user the administrator's name
 * @param passwordFile a file whose first line is the password
 * @param path of the request
 */
record TimelineOptions(URI url, String user, Optional<Path> passwordFile, String path) {
  static final String USAGE =
      """
      java -jar eagle.jar timeline [options] ID
      java -jar eagle.jar timeline [options] --address ADDRESS|--message-id ID|--from TIME|--to TIME

      Tells what happened to the message of that queue id, or which messages there were, the newest
      first; these options can be combined.

        --address ADDRESS    from or to this address
        --message-id ID      with this Message-ID
        --from TIME          received then or later, such as 2026-11-26T18:00:00Z
        --to TIME            received before
        --limit NUMBER       so many at most (100)
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
    private Optional<String> id = Optional.empty();
    private final StringJoiner query = new StringJoiner("&", "/timeline?", "").setEmptyValue("");

    void read(String word, Iterator<String> words) {
      switch (word) {
        case "--url" -> url = ServerUrl.parse(ServerUrl.value(word, words));
        case "--user" -> user = ServerUrl.value(word, words);
        case "--password-file" -> passwordFile = Optional.of(Path.of(ServerUrl.value(word, words)));
        case "--address" -> ask("address", word, words);
        case "--message-id" -> ask("messageId", word, words);
        case "--from" -> ask("from", word, words);
        case "--to" -> ask("to", word, words);
        case "--limit" -> ask("limit", word, words);
        default -> readId(word);
      }
    }

    private void ask(String parameter, String word, Iterator<String> words) {
      query.add(parameter + "=" + RemoteServer.encoded(ServerUrl.value(word, words)));
    }

    private void readId(String word) {
      if (word.startsWith("--") || id.isPresent()) {
        throw new IllegalArgumentException("unknown argument '" + word + "'; --help shows all");
      }
      id = Optional.of(word);
    }

    TimelineOptions options() {
      String search = query.toString();
      if (id.isPresent() != search.isEmpty()) {
        throw new IllegalArgumentException("name either a queue id or what to search for");
      }
      return new TimelineOptions(
          url,
          user,
          passwordFile,
          id.map(name -> "/timeline/" + RemoteServer.encoded(name)).orElse(search));
    }
  }

  /**
   * Reads the words after the command.
   *
   * @throws IllegalArgumentException when they are not understood
   */
  static TimelineOptions parse(List<String> words) {
    Draft draft = new Draft();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      draft.read(rest.next(), rest);
    }
    return draft.options();
  }
}
