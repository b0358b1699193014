package org.eaglemail.admin;

import java.util.List;

/** Addresses as JMX shows them, registered as {@code org.eaglemail:type=Addresses}. */
public interface AddressesMXBean {

  /** Aliases, those after an id; at most 1000. */
  List<AliasEntry> aliases(long after, int limit);

  /** Adds an alias; the targets with commas between. */
  AliasEntry createAlias(String address, String targets);

  /** Removes an alias. */
  void deleteAlias(String address);

  /** Mailing lists, those after an id; at most 1000. */
  List<ListEntry> lists(long after, int limit);

  /** Adds a list that anyone may send to; the members with commas between. */
  ListEntry createList(String address, String owner, String members);

  /** Adds a member to a list. */
  ListEntry addMember(String list, String member);

  /** Removes a member of a list. */
  void removeMember(String list, String member);

  /** Removes a list. */
  void deleteList(String address);

  /** Where an account's mail goes. */
  ForwardEntry forward(String account);

  /** Sends an account's mail to those addresses, commas between them. */
  ForwardEntry setForward(String account, String targets, boolean keepCopy);

  /** Leaves an account's mail in its maildrop. */
  void deleteForward(String account);

  /** Rewrite rules, those after an id; at most 1000. */
  List<RewriteEntry> rewrites(long after, int limit);

  /** Adds a rewrite rule; an empty replacement is none. */
  RewriteEntry createRewrite(String kind, String pattern, String replacement);

  /** Removes a rewrite rule. */
  void deleteRewrite(long id);

  /** Takes over a table of another mail system, given as text. */
  MapReport importMap(String format, String table, String domain, boolean dryRun, boolean partial);
}
