package org.eaglemail.directory.audit;

import java.util.Locale;

/** What is recorded. */
public enum AuditAction {
  /** The messages of an account were read, all of them. */
  EXPORT_MAILDROP,
  /** An account got another password, with which its mail can be fetched. */
  SET_PASSWORD,
  /** An account got another secret for APOP, with which its mail can be fetched. */
  SET_APOP_SECRET,
  /** An account's mail goes to others from now on. */
  SET_FORWARD,
  /** An administrator was made. */
  CREATE_ADMINISTRATOR,
  /** An administrator was removed. */
  DELETE_ADMINISTRATOR,
  /** An administrator got the right to read mail. */
  GRANT_MAIL_READER,
  /** An administrator lost it. */
  REVOKE_MAIL_READER;

  /** Its name for people. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
