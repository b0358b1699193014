package org.eaglemail.launcher.transfer;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eaglemail.launcher.remote.RefusedException;
import org.eaglemail.launcher.remote.RemoteServer;

/** Sends mailboxes to the server; goes on where it was when the connection breaks. */
final class MailboxImport {
  /** Tries that bring nothing before it gives up. */
  private static final int MAX_IDLE_TRIES = 5;

  private static final long PAUSE_MILLIS = 2000;

  private final Administration server;
  private final TransferOptions options;
  private final PrintStream out;

  MailboxImport(Administration server, TransferOptions options, PrintStream out) {
    this.server = server;
    this.options = options;
    this.out = out;
  }

  /**
   * Sends what the options name.
   *
   * @return whether all went well
   */
  boolean run() throws IOException, InterruptedException {
    if (options.account().isPresent()) {
      return one(options.account().get(), new MailboxFile(options.mailbox()));
    }
    boolean all = true;
    for (Path file : mailboxes()) {
      String account = file.getFileName() + "@" + options.domain().orElseThrow();
      try {
        all &= one(account, new MailboxFile(file));
      } catch (RefusedException e) {
        // An account that is not here, say: the others can be imported.
        out.println(account + ": " + e.getMessage());
        all = false;
      }
    }
    return all;
  }

  private List<Path> mailboxes() throws IOException {
    try (Stream<Path> files = Files.list(options.mailbox())) {
      boolean directories = options.format().equals("maildir");
      return files
          .filter(file -> Files.isRegularFile(file) || (directories && Files.isDirectory(file)))
          // Such as alice.lock and .alice.pop, which mail programs leave beside the mailboxes.
          .filter(file -> !file.getFileName().toString().matches("\\..*|.*\\.(lock|pop)"))
          .sorted()
          .toList();
    }
  }

  private boolean one(String account, MailboxFile mailbox)
      throws IOException, InterruptedException {
    if (!Files.isReadable(mailbox.path())) {
      throw new IOException("cannot read " + mailbox.path());
    }
    ImportReport report = server.create(json(account, mailbox));
    int idle = 0;
    while (!report.isDone() && !report.isFailed() && idle < MAX_IDLE_TRIES) {
      long before = report.position();
      report = attempt(report, mailbox);
      progress(account, report, mailbox);
      idle = report.position() > before ? 0 : idle + 1;
    }
    out.println(
        account
            + ": "
            + report.state()
            + ", "
            + report.imported()
            + " messages, "
            + report.skipped()
            + " left out"
            + (report.reason().isEmpty() ? "" : ": " + report.reason()));
    return report.isDone();
  }

  private ImportReport attempt(ImportReport from, MailboxFile mailbox)
      throws IOException, InterruptedException {
    try {
      SentOctets sent = new SentOctets(from.position(), mailbox.size(), out);
      return server.send(
          from.id(), from.position(), () -> sent.counted(mailbox.open(from.position())));
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      out.println("the connection broke: " + e.getMessage());
      Thread.sleep(PAUSE_MILLIS);
      return server.show(from.id());
    }
  }

  private void progress(String account, ImportReport report, MailboxFile mailbox) {
    if (!report.isDone() && mailbox.size() > 0) {
      out.println(account + ": goes on at octet " + report.position() + " of " + mailbox.size());
    }
  }

  private String json(String account, MailboxFile mailbox) {
    return "{\"address\":%s,\"format\":%s,\"source\":%s,\"withoutState\":%b,\"again\":%b%s}"
        .formatted(
            RemoteServer.json(account),
            RemoteServer.json(options.format()),
            RemoteServer.json(mailbox.path().toString()),
            options.withoutState(),
            options.again(),
            mailbox.size() > 0 ? ",\"total\":" + mailbox.size() : "");
  }
}
