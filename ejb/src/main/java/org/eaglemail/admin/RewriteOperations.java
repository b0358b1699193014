package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.rewrite.RewriteKind;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.eaglemail.addressing.store.Rewrites;
import org.eaglemail.directory.Page;

/**
 * The rewrite rules by text, as people write them. Each change is a transaction and counts at once.
 * What is not valid is an {@link IllegalArgumentException} that names the field.
 */
@ApplicationScoped
public class RewriteOperations {
  @EJB private Rewrites rewrites;

  /** Adds a rule; see {@link RewriteRule#of}. */
  public RewriteEntry create(String kind, String pattern, Optional<String> replacement) {
    RewriteKind known = RewriteKind.parse(kind);
    RewriteRule rule =
        Texts.read("pattern", pattern, text -> RewriteRule.of(known, text, replacement));
    return RewriteEntry.of(rewrites.create(rule));
  }

  /** A part of the rules, in the order they came; see {@link Page}. */
  public List<RewriteEntry> list(long after, int limit) {
    return rewrites.list(new Page(after, limit)).stream().map(RewriteEntry::of).toList();
  }

  /** One rule. */
  public RewriteEntry show(long id) {
    return RewriteEntry.of(rewrites.find(id));
  }

  /** Removes a rule. */
  public void delete(long id) {
    rewrites.delete(id);
  }
}
