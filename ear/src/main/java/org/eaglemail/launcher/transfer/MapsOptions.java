package org.eaglemail.launcher.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eaglemail.launcher.remote.RemoteServer;
import org.eaglemail.launcher.remote.ServerUrl;

/**
 * What the command line of {@code import-maps} says.
 *
 * @param url of the server, without a path
 * @param user the administrator's name
 * @param passwordFile a file whose first line is the password
 * @param format of the table, such as {@code sendmail-aliases}
 * @param domain of names without one; by default the server's
 * @param dryRun whether nothing is kept
 * @param partial whether lines are taken that can be, without the others
 * @param table the file
 */
record MapsOptions(
    URI url,
    String user,
    Optional<Path> passwordFile,
    String format,
    Optional<String> domain,
    boolean dryRun,
    boolean partial,
    Path table) {
  static final String USAGE =
      """
      java -jar eagle.jar import-maps --format FORMAT [options] FILE

      Takes over an address table of sendmail or Postfix, the text and not the database made of it,
      and tells of each line as what it was taken over, or why not. All lines or none, without
      --partial.

        --format FORMAT      sendmail-aliases, sendmail-virtusertable, sendmail-mailertable,
                             sendmail-genericstable, sendmail-access, postfix-aliases,
                             postfix-virtual, postfix-canonical, postfix-sender-canonical,
                             postfix-recipient-canonical, postfix-transport, postfix-client-access,
                             postfix-helo-access, postfix-sender-access, postfix-recipient-access
        --domain DOMAIN      of names without one (the server's own name)
        --dry-run            tells what would be taken over, and keeps nothing
        --partial            takes over what can be, line by line
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
    private Optional<String> format = Optional.empty();
    private Optional<String> domain = Optional.empty();
    private boolean dryRun;
    private boolean partial;
    private Optional<Path> table = Optional.empty();

    void read(String word, Iterator<String> words) {
      switch (word) {
        case "--url" -> url = ServerUrl.parse(ServerUrl.value(word, words));
        case "--user" -> user = ServerUrl.value(word, words);
        case "--password-file" -> passwordFile = Optional.of(Path.of(ServerUrl.value(word, words)));
        case "--format" -> format = Optional.of(ServerUrl.value(word, words));
        case "--domain" -> domain = Optional.of(ServerUrl.value(word, words));
        case "--dry-run" -> dryRun = true;
        case "--partial" -> partial = true;
        default -> {
          if (word.startsWith("--") || table.isPresent()) {
            throw new IllegalArgumentException("unknown argument '" + word + "'; --help shows all");
          }
          table = Optional.of(Path.of(word));
        }
      }
    }

    MapsOptions options() {
      return new MapsOptions(
          url,
          user,
          passwordFile,
          format.orElseThrow(() -> new IllegalArgumentException("name a --format")),
          domain,
          dryRun,
          partial,
          table.orElseThrow(() -> new IllegalArgumentException("name a file")));
    }
  }

  /**
   * Reads the words after the command.
   *
   * @throws IllegalArgumentException when they are not understood
   */
  static MapsOptions parse(List<String> words) {
    Draft draft = new Draft();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      draft.read(rest.next(), rest);
    }
    return draft.options();
  }

  /** What is asked of the server, as a path below its API. */
  String path() {
    return "/import/maps?format="
        + RemoteServer.encoded(format)
        + domain.map(name -> "&domain=" + RemoteServer.encoded(name)).orElse("")
        + (dryRun ? "&dryRun=true" : "")
        + (partial ? "&partial=true" : "");
  }
}
