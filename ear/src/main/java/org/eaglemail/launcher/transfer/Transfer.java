package org.eaglemail.launcher.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.eaglemail.launcher.remote.Command;
import org.eaglemail.launcher.remote.Password;

/** The command line of imports and exports. */
public final class Transfer {
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private Transfer() {}

  /**
   * Does it. Ends the JVM when it did not succeed: 1 when it failed, 2 when the words are wrong.
   *
   * @param words those after {@code import} or {@code export}
   */
  public static void main(boolean isImport, List<String> words) throws InterruptedException {
    Command.main(
        TransferOptions.USAGE, words, given -> run(isImport, TransferOptions.parse(given)));
  }

  private static boolean run(boolean isImport, TransferOptions options)
      throws IOException, InterruptedException {
    String password = Password.read(options.passwordFile(), options.user());
    try (Administration server = new Administration(options.url(), options.user(), password)) {
      if (isImport) {
        return new MailboxImport(server, options, System.out).run();
      }
      export(server, options);
      return true;
    }
  }

  /** Nobody else may read the file, and none is written over. */
  private static void export(Administration server, TransferOptions options)
      throws IOException, InterruptedException {
    String account =
        options
            .account()
            .orElseThrow(() -> new IllegalArgumentException("an export needs --account"));
    try (InputStream mailbox = server.export(account, options.format(), options.crlf())) {
      Path file = Files.createFile(options.mailbox(), OWNER_ONLY);
      try {
        try (OutputStream out = Files.newOutputStream(file)) {
          mailbox.transferTo(out);
        }
      } catch (IOException e) {
        Files.delete(file);
        throw e;
      }
    }
    System.out.println(account + ": " + options.mailbox().toFile().length() + " octets written");
  }
}
