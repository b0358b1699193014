package org.eaglemail.launcher.transfer;

import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eaglemail.launcher.remote.ServerUrl;

/**
 * What the command line of an import or export says.
 *
 * @param url of the server, without a path
 * @param user the administrator's name
 * @param passwordFile a file whose first line is the password
 * @param account whose maildrop; empty when {@code domain} says it
 * @param domain each file of a directory is a mailbox of the account of that name in it
 * @param format mbox, mboxo, mboxcl2 or maildir
 * @param withoutState whether fields such as X-UIDL and Status are left out
 * @param again whether messages that were imported before are imported again
 * @param crlf whether lines of an export end in CRLF
 * @param mailbox the file or directory
 */
record TransferOptions(
    URI url,
    String user,
    Optional<Path> passwordFile,
    Optional<String> account,
    Optional<String> domain,
    String format,
    boolean withoutState,
    boolean again,
    boolean crlf,
    Path mailbox) {
  static final String USAGE =
      """
      java -jar eagle.jar import --account ADDRESS [options] MAILBOX
      java -jar eagle.jar import --domain DOMAIN [options] DIRECTORY
      java -jar eagle.jar export --account ADDRESS [options] FILE

      Moves a mailbox into the maildrop of an account, or a maildrop into a file. With --domain each
      file of the directory, such as /var/mail, is the mailbox of the account of that name. What was
      imported before is not imported again, so that a second run brings what came since the first.

        --url URL            the server (http://127.0.0.1:8080)
        --user NAME          an administrator (admin)
        --password-file F    the first line of F is his password; otherwise it is in the environment,
                             EAGLE_ADMIN_PASSWORD, or asked for
        --format FORMAT      mbox (mboxrd), mboxo, mboxcl2 or maildir: a directory, or a zip archive
                             of one; an export is always an archive (mbox)
        --without-state      leaves out header fields such as X-UIDL and Status
        --again              imports also what was imported before
        --crlf               lines of an export end in CRLF, not LF
      """;

  /** What was read so far. */
  private static final class Draft {
    private URI url = ServerUrl.DEFAULT;
    private String user = "admin";
    private Optional<Path> passwordFile = Optional.empty();
    private Optional<String> account = Optional.empty();
    private Optional<String> domain = Optional.empty();
    private String format = "mbox";
    private boolean withoutState;
    private boolean again;
    private boolean crlf;
    private Optional<Path> mailbox = Optional.empty();

    void read(String word, Iterator<String> words) {
      switch (word) {
        case "--url" -> url = ServerUrl.parse(ServerUrl.value(word, words));
        case "--user" -> user = ServerUrl.value(word, words);
        case "--password-file" -> passwordFile = Optional.of(Path.of(ServerUrl.value(word, words)));
        case "--account" -> account = Optional.of(ServerUrl.value(word, words));
        case "--domain" -> domain = Optional.of(ServerUrl.value(word, words));
        case "--format" -> format = ServerUrl.value(word, words);
        case "--without-state" -> withoutState = true;
        case "--again" -> again = true;
        case "--crlf" -> crlf = true;
        default -> readMailbox(word);
      }
    }

    private void readMailbox(String word) {
      if (word.startsWith("--") || mailbox.isPresent()) {
        throw new IllegalArgumentException("unknown argument '" + word + "'; --help shows all");
      }
      mailbox = Optional.of(Path.of(word));
    }

    TransferOptions options() {
      if (account.isPresent() == domain.isPresent()) {
        throw new IllegalArgumentException("name either --account or --domain");
      }
      return new TransferOptions(
          url,
          user,
          passwordFile,
          account,
          domain,
          format,
          withoutState,
          again,
          crlf,
          mailbox.orElseThrow(() -> new IllegalArgumentException("name a mailbox")));
    }
  }

  /**
   * Reads the words after the command.
   *
   * @throws IllegalArgumentException when they are not understood
   */
  static TransferOptions parse(List<String> words) {
    Draft draft = new Draft();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      draft.read(rest.next(), rest);
    }
    return draft.options();
  }
}
