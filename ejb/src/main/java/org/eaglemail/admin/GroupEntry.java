package org.eaglemail.admin;

import org.eaglemail.directory.GroupInfo;

/**
 * A group of accounts.
 *
 * @param id grows with each new one: lists are in its order
 */
public record GroupEntry(long id, String name, String created) {
  static GroupEntry of(GroupInfo info) {
    return new GroupEntry(info.id(), info.name(), info.created().toString());
  }
}
