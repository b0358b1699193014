package org.eaglemail.admin;

import org.eaglemail.directory.AdministratorInfo;

/**
 * Somebody who may administer the server.
 *
 * @param mailReader whether he may read what is in messages
 */
public record AdministratorEntry(String name, boolean mailReader, String created) {
  static AdministratorEntry of(AdministratorInfo row, boolean mailReader) {
    return new AdministratorEntry(row.name(), mailReader, row.created().toString());
  }
}
