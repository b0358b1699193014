package org.eaglemail.policy.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.eaglemail.settings.Settings;

/** Reads the access table; needs no transaction. For use by any thread. */
@ApplicationScoped
public class AccessReader {
  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Settings settings;

  /** All of it. */
  public AccessTable table() {
    return new AccessTable(
        database
            .createQuery("select a from AccessRule a", AccessRow.class)
            .setMaxResults(AccessRules.MAX_RULES)
            .getResultStream()
            .map(AccessRow::rule)
            .toList(),
        settings.recipientDelimiters());
  }
}
