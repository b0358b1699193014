package org.eaglemail.admin;

import org.eaglemail.directory.DomainInfo;

/** A domain whose mailboxes are here. */
public record DomainEntry(String name, String created) {
  static DomainEntry of(DomainInfo info) {
    return new DomainEntry(info.name().name(), info.created().toString());
  }
}
