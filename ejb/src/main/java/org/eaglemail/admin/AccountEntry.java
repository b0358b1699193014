package org.eaglemail.admin;

import org.eaglemail.directory.AccountInfo;

/**
 * An account; its password is never shown.
 *
 * @param id grows with each new one: lists are in its order
 * @param scram whether it can log in by SCRAM
 */
public record AccountEntry(long id, String address, String created, boolean scram) {
  static AccountEntry of(AccountInfo info) {
    return new AccountEntry(
        info.id(), info.address().toString(), info.created().toString(), info.scram());
  }
}
