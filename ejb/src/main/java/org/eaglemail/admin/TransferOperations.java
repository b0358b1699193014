package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.eaglemail.archive.MailboxFormat;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;
import org.eaglemail.directory.audit.Actor;
import org.eaglemail.directory.audit.Audit;
import org.eaglemail.directory.audit.AuditAction;
import org.eaglemail.maildrop.transfer.Export;
import org.eaglemail.maildrop.transfer.ImportInfo;
import org.eaglemail.maildrop.transfer.ImportJobs;
import org.eaglemail.maildrop.transfer.Imports;
import org.eaglemail.protocol.EmailAddress;

/**
 * Imports into maildrops and exports of them. What is not valid is an {@link
 * IllegalArgumentException}; what is not there, a {@link NotFound}.
 */
@ApplicationScoped
public class TransferOperations {
  @EJB private Directory directory;
  @EJB private ImportJobs jobs;
  @EJB private Export export;
  @EJB private Audit audit;
  @Inject private ChangeDurability durability;
  @Inject private Imports imports;

  /** How a maildrop is written. */
  public enum LineEnd {
    LF("\n"),
    CRLF("\r\n");

    private final String octets;

    LineEnd(String octets) {
      this.octets = octets;
    }
  }

  /** Writes a maildrop to a stream. */
  @FunctionalInterface
  public interface Output {
    /** Writes it; to be called once. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Makes an import; one of a file on the server begins by itself. */
  public ImportEntry create(String address, ImportRequest request) {
    return entry(imports.create(account(address), request.order()));
  }

  /** Imports, in the order in which they were made; see {@link Page}. */
  public List<ImportEntry> list(long after, int limit) {
    return jobs.list(new Page(after, limit)).stream().map(this::entry).toList();
  }

  /** One of them. */
  public ImportEntry show(long id) {
    return entry(jobs.show(id));
  }

  /** Forgets one, and stops it; what it imported stays. */
  public void delete(long id) {
    jobs.delete(id);
  }

  /**
   * Reads the content of an import; returns when it ended, however.
   *
   * @param offset where in the source the content begins: the import's position
   */
  public ImportEntry receive(long id, long offset, InputStream content) {
    return entry(imports.receive(id, offset, content));
  }

  /**
   * A maildrop as a mailbox, to be written. It is recorded who gets to see it, and that is on
   * stable storage when this returns.
   */
  public Output export(Actor actor, String address, String format, LineEnd lineEnd) {
    long account = account(address);
    MailboxFormat wanted = MailboxFormat.named(format);
    audit.record(actor, AuditAction.EXPORT_MAILDROP, address);
    durability.await();
    return out -> export.write(account, wanted, lineEnd.octets, out);
  }

  private long account(String address) {
    return directory.account(EmailAddress.parse(address)).id();
  }

  private ImportEntry entry(ImportInfo job) {
    return ImportEntry.of(job, directory.account(job.account()).address().toString());
  }
}
