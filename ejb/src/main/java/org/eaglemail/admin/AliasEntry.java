package org.eaglemail.admin;

import java.util.List;
import org.eaglemail.addressing.Target;
import org.eaglemail.addressing.store.AliasInfo;

/**
 * An alias.
 *
 * @param id grows with each new one: lists are in its order
 * @param address or {@code @domain} for all others of that domain
 * @param targets whom it stands for
 */
public record AliasEntry(long id, String address, List<String> targets, String created) {
  static AliasEntry of(AliasInfo info) {
    return new AliasEntry(
        info.id(),
        info.name().text(),
        info.entry().targets().stream().map(Target::toString).toList(),
        info.created().toString());
  }
}
