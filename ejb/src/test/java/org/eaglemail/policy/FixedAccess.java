package org.eaglemail.policy;

import java.util.List;
import org.eaglemail.policy.access.AccessRule;
import org.eaglemail.policy.access.AccessTable;
import org.eaglemail.policy.access.StoredAccess;

/** An access table that a test writes down. */
class FixedAccess extends StoredAccess {
  private final AccessTable table;

  FixedAccess(AccessRule... rules) {
    table = new AccessTable(List.of(rules));
  }

  @Override
  public AccessTable table() {
    return table;
  }
}
