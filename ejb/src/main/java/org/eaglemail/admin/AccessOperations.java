package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.Page;
import org.eaglemail.policy.access.AccessRules;

/**
 * The access table by text, as people write it. Each change is a transaction and counts at once.
 * What is not valid is an {@link IllegalArgumentException} that names the field.
 */
@ApplicationScoped
public class AccessOperations {
  @EJB private AccessRules rules;

  /** Adds a rule; the parameters are those of {@link AccessRules#create}. */
  public AccessEntry create(String kind, String pattern, String action, Optional<String> reply) {
    return AccessEntry.of(rules.create(kind, pattern, action, reply));
  }

  /** A part of the rules, in the order they came; see {@link Page}. */
  public List<AccessEntry> list(long after, int limit) {
    return rules.list(new Page(after, limit)).stream().map(AccessEntry::of).toList();
  }

  /** One rule. */
  public AccessEntry show(long id) {
    return AccessEntry.of(rules.find(id));
  }

  /** Removes a rule. */
  public void delete(long id) {
    rules.delete(id);
  }
}
