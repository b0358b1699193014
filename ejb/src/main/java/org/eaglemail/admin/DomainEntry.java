package org.eaglemail.admin;

import org.eaglemail.directory.DomainInfo;

/**
 * A domain whose mailboxes are here.
 *
 * @param id grows with each new one: lists are in its order
 */
public record DomainEntry(long id, String name, String created) {
  static DomainEntry of(DomainInfo info) {
    return new DomainEntry(info.id(), info.name().name(), info.created().toString());
  }
}
