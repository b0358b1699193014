package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.eaglemail.directory.AdministratorTable;
import org.eaglemail.directory.Administrators;
import org.eaglemail.directory.Page;
import org.eaglemail.directory.audit.Actor;
import org.eaglemail.directory.audit.Audit;
import org.eaglemail.directory.audit.AuditAction;
import org.eaglemail.settings.Settings;

/**
 * Those who administer, and the right to read what is in messages, which is none of theirs unless
 * another gives it. Each change and its audit record are one transaction.
 */
@Stateless
public class AdministratorOperations {
  @EJB private AdministratorTable table;
  @EJB private Audit audit;
  @Inject private Administrators administrators;
  @Inject private Settings settings;

  /** All of them. */
  public List<AdministratorEntry> list() {
    return table.list().stream()
        .map(row -> AdministratorEntry.of(row, row.mailReader() || isReaderBySetting(row.name())))
        .toList();
  }

  /** Whether an administrator may read what is in messages. */
  public boolean mayReadMail(String name) {
    return isReaderBySetting(name) || administrators.mayReadMail(name);
  }

  private boolean isReaderBySetting(String name) {
    return settings.adminMailReader() && name.equals(Administrators.FIRST);
  }

  /** Adds one, who may not read mail. */
  public void create(Actor actor, String name, String password) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "name: 1 to 64 letters, digits, dots, hyphens and underscores");
    }
    administrators.create(name, password);
    audit.record(actor, AuditAction.CREATE_ADMINISTRATOR, name);
  }

  /** Removes one, but not oneself. */
  public void delete(Actor actor, String name) {
    requireAnother(actor, name);
    table.delete(name);
    audit.record(actor, AuditAction.DELETE_ADMINISTRATOR, name);
  }

  /** Gives another the right to read mail, or takes it. */
  public void setMailReader(Actor actor, String name, boolean may) {
    requireAnother(actor, name);
    table.setMailReader(name, may);
    audit.record(actor, may ? AuditAction.GRANT_MAIL_READER : AuditAction.REVOKE_MAIL_READER, name);
  }

  private static void requireAnother(Actor actor, String name) {
    if (actor.administrator().equals(name)) {
      throw new IllegalArgumentException("this is for another administrator to do");
    }
  }

  /** A part of what was recorded, the oldest first; see {@link Page}. */
  public List<AuditEntry> audit(long after, int limit) {
    return audit.list(new Page(after, limit)).stream().map(AuditEntry::of).toList();
  }
}
