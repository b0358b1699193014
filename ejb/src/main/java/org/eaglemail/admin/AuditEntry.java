package org.eaglemail.admin;

import org.eaglemail.directory.audit.AuditInfo;

/**
 * Something that an administrator did.
 *
 * @param client the address he came from
 * @param subject what it was done to
 */
public record AuditEntry(
    long id, String created, String administrator, String client, String action, String subject) {
  static AuditEntry of(AuditInfo row) {
    return new AuditEntry(
        row.id(),
        row.created().toString(),
        row.actor().administrator(),
        row.actor().client(),
        row.action().keyword(),
        row.subject());
  }
}
