package org.eaglemail.addressing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Forward;
import org.eaglemail.addressing.rewrite.RewriteRule;

/** What the caches ask the database; one or two indexed queries each, and no transaction needed. */
@ApplicationScoped
public class AddressReader {
  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  /** The alias or list of that name. */
  public Optional<Entry> entry(AliasName name) {
    return alias(database, name).map(AliasRow::entry);
  }

  /** Where that account's mail goes. */
  public Optional<Forward> forward(long account) {
    List<ForwardRow> found =
        database
            .createQuery(
                "select f from Forward f left join fetch f.targets where f.account = :account",
                ForwardRow.class)
            .setParameter("account", account)
            .getResultList();
    return found.stream().findFirst().map(ForwardRow::forward);
  }

  /** All rewrite rules. */
  public List<RewriteRule> rewrites() {
    return database
        .createQuery("select r from RewriteRule r", RewriteRow.class)
        .setMaxResults(Rewrites.MAX_RULES)
        .getResultStream()
        .map(RewriteRow::rule)
        .toList();
  }

  static Optional<AliasRow> alias(EntityManager database, AliasName name) {
    return database
        .createQuery(
            "select distinct a from Alias a left join fetch a.targets where a.name = :name",
            AliasRow.class)
        .setParameter("name", name.text())
        .getResultList()
        .stream()
        .findFirst();
  }
}
