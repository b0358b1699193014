package org.eaglemail.policy;

import java.util.List;
import org.eaglemail.policy.access.AccessRule;
import org.eaglemail.policy.access.AccessTable;
import org.eaglemail.policy.access.StoredAccess;
import org.eaglemail.settings.Delimiters;

/** An access table that a test writes down. */
class FixedAccess extends StoredAccess {
  private final AccessTable table;

  FixedAccess(AccessRule... rules) {
    table = new AccessTable(List.of(rules), Delimiters.PLUS);
  }

  @Override
  public AccessTable table() {
    return table;
  }
}
