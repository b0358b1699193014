package org.eaglemail.admin;

import org.eaglemail.directory.AccountInfo;

/** An account; its password is never shown. */
public record AccountEntry(String address, String created) {
  static AccountEntry of(AccountInfo info) {
    return new AccountEntry(info.address().toString(), info.created().toString());
  }
}
