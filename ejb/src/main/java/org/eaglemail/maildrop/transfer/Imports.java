package org.eaglemail.maildrop.transfer;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eaglemail.archive.MalformedArchiveException;
import org.eaglemail.archive.MessageReader;
import org.eaglemail.directory.Directory;
import org.eaglemail.protocol.EmailAddress;

/**
 * Runs imports and sees to it that each ends in a state that tells how. Needs no transaction; for
 * use by any thread of the container's.
 */
@ApplicationScoped
public class Imports {
  private static final Logger LOG = System.getLogger(Imports.class.getName());

  @EJB private ImportJobs jobs;
  @EJB private Directory directory;
  @Inject private Importer importer;
  @Inject private ServerFiles files;

  /** Opens a mailbox. */
  @FunctionalInterface
  private interface Opener {
    MessageReader open() throws IOException;
  }

  /** Makes an import, for its content to be sent, or of a file on the server. */
  public ImportInfo create(long account, ImportOrder order) {
    if (!order.onServer()) {
      return jobs.create(account, order);
    }
    return jobs.create(
        account,
        new ImportOrder(
            order.format(),
            order.source(),
            true,
            order.withoutState(),
            order.again(),
            files.size(order.source(), order.format())));
  }

  /**
   * Reads the content of an import, from an octet of its source on.
   *
   * @return how it ended
   * @throws IllegalArgumentException when it does not stand there
   */
  public ImportInfo receive(long id, long offset, InputStream content) {
    ImportRun run = jobs.begin(id, offset);
    run(run, () -> ServerFiles.reader(content, offset, run.order().format()));
    return jobs.show(id);
  }

  /**
   * Reads the next file on the server that waits for it.
   *
   * @return whether there was one
   */
  boolean readNextFile() {
    Optional<ImportRun> next = jobs.claim();
    next.ifPresent(run -> run(run, () -> files.open(run.order(), run.position())));
    return next.isPresent();
  }

  private void run(ImportRun run, Opener opener) {
    try {
      EmailAddress to = directory.account(run.account()).address();
      try (MessageReader mailbox = opener.open()) {
        importer.read(run, mailbox, to);
      }
      jobs.end(run, ImportState.DONE, Optional.empty());
      ImportInfo done = jobs.show(run.job());
      LOG.log(
          Level.INFO,
          "import {0} for {1} is done: {2} messages, {3} left out",
          Long.toString(run.job()),
          to,
          Long.toString(done.imported()),
          Long.toString(done.skipped()));
    } catch (ImportStopped e) {
      LOG.log(Level.INFO, e.getMessage());
    } catch (MalformedArchiveException | IllegalArgumentException | EOFException e) {
      fail(run, ImportState.FAILED, e);
    } catch (IOException e) {
      fail(run, run.order().onServer() ? ImportState.FAILED : ImportState.INTERRUPTED, e);
    } catch (RuntimeException e) {
      jobs.end(run, ImportState.FAILED, Optional.of("the server failed; its log says why"));
      throw e;
    }
  }

  private void fail(ImportRun run, ImportState how, Exception why) {
    LOG.log(Level.WARNING, "import " + run.job() + " ended early", why);
    jobs.end(run, how, Optional.of(why.getMessage() == null ? "it ended early" : why.getMessage()));
  }
}
