package org.eaglemail.maildrop.bulletin;

/** Whom a bulletin is for. */
public sealed interface Audience {

  /** All accounts. */
  record All() implements Audience {}

  /** The accounts of a domain, by its primary key. */
  record OfDomain(long domain) implements Audience {}

  /** The accounts that belong to a group when they look, by its primary key. */
  record OfGroup(long group) implements Audience {}
}
