package org.eaglemail.addressing.store;

import org.eaglemail.addressing.AliasName;

/** What a transaction changes, announced within it as a CDI event. */
public sealed interface AddressingChange {

  /** An alias or a list. */
  record OfAlias(AliasName name) implements AddressingChange {}

  /** An account's forward. */
  record OfForward(long account) implements AddressingChange {}

  /** The rewrite rules. */
  record OfRewrites() implements AddressingChange {}
}
