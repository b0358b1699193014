package org.eaglemail.admin;

import org.eaglemail.addressing.Target;
import org.eaglemail.addressing.rewrite.RewriteRule;
import org.eaglemail.addressing.store.RewriteInfo;

/**
 * A rewrite rule.
 *
 * @param id grows with each new one: lists are in its order
 * @param kind sender, recipient, both, masquerade or except
 * @param replacement what stands there instead; empty where the kind needs none
 */
public record RewriteEntry(
    long id, String kind, String pattern, String replacement, String created) {
  static RewriteEntry of(RewriteInfo info) {
    RewriteRule rule = info.rule();
    return new RewriteEntry(
        info.id(),
        rule.kind().text(),
        rule.pattern(),
        rule.replacement().map(Target::toString).orElse(""),
        info.created().toString());
  }
}
