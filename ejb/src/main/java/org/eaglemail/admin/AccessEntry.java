package org.eaglemail.admin;

import org.eaglemail.policy.access.AccessInfo;
import org.eaglemail.policy.access.AccessRule;
import org.eaglemail.protocol.smtp.Reply;

/**
 * A rule of the access table.
 *
 * @param id grows with each new one: lists are in its order
 * @param kind client, helo, sender or recipient
 * @param action accept, refuse, defer, discard or hold
 * @param reply what is answered instead of the usual; empty otherwise
 */
public record AccessEntry(
    long id, String kind, String pattern, String action, String reply, String created) {
  static AccessEntry of(AccessInfo info) {
    AccessRule rule = info.rule();
    return new AccessEntry(
        info.id(),
        rule.kind().text(),
        rule.pattern(),
        rule.action().text(),
        rule.action().reply().map(Reply::text).orElse(""),
        info.created().toString());
  }
}
