package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.Optional;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Posting;
import org.eaglemail.addressing.Target;
import org.eaglemail.addressing.store.Aliases;
import org.eaglemail.addressing.store.Forwards;
import org.eaglemail.directory.Page;
import org.eaglemail.directory.audit.Actor;
import org.eaglemail.directory.audit.Audit;
import org.eaglemail.directory.audit.AuditAction;
import org.eaglemail.protocol.EmailAddress;

/**
 * Aliases, lists and forwards by text, as people write them. Each change is a transaction and
 * counts at once. What is not valid is an {@link IllegalArgumentException} that names the field.
 */
@Stateless
public class AddressOperations {
  @EJB private Aliases aliases;
  @EJB private Forwards forwards;
  @EJB private Audit audit;

  /**
   * Adds an alias.
   *
   * @param address or {@code @domain} for all others of that domain
   * @param targets addresses, or {@code @domain} for the same name there
   */
  public AliasEntry createAlias(String address, List<String> targets) {
    return AliasEntry.of(aliases.create(name(address), alias(targets)));
  }

  /** A part of the aliases, in the order they came; see {@link Page}. */
  public List<AliasEntry> aliases(long after, int limit) {
    return aliases.list(false, new Page(after, limit)).stream().map(AliasEntry::of).toList();
  }

  /** One alias. */
  public AliasEntry alias(String address) {
    return AliasEntry.of(aliases.find(false, name(address)));
  }

  /** Gives an alias other targets. */
  public AliasEntry setAlias(String address, List<String> targets) {
    Entry wanted = alias(targets);
    return AliasEntry.of(aliases.change(false, name(address), was -> wanted));
  }

  /** Removes an alias. */
  public void deleteAlias(String address) {
    aliases.delete(false, name(address));
  }

  /**
   * Adds a list.
   *
   * @param posting anyone, members or owner
   */
  public ListEntry createList(
      String address, String owner, Optional<String> posting, List<String> members) {
    return ListEntry.of(aliases.create(name(address), list(owner, posting, members)));
  }

  /** A part of the lists. */
  public List<ListEntry> lists(long after, int limit) {
    return aliases.list(true, new Page(after, limit)).stream().map(ListEntry::of).toList();
  }

  /** One list. */
  public ListEntry list(String address) {
    return ListEntry.of(aliases.find(true, name(address)));
  }

  /** Gives a list another owner, posters and members. */
  public ListEntry setList(
      String address, String owner, Optional<String> posting, List<String> members) {
    Entry wanted = list(owner, posting, members);
    return ListEntry.of(aliases.change(true, name(address), was -> wanted));
  }

  /** Adds a member. */
  public ListEntry addMember(String list, String member) {
    return ListEntry.of(aliases.addMember(name(list), target("member", member)));
  }

  /** Removes a member. */
  public void removeMember(String list, String member) {
    aliases.removeMember(name(list), target("member", member));
  }

  /** Removes a list. */
  public void deleteList(String address) {
    aliases.delete(true, name(address));
  }

  /** Where an account's mail goes. */
  public ForwardEntry forward(String account) {
    return ForwardEntry.of(forwards.find(address("address", account)));
  }

  /** Sends an account's mail there from now on; it is recorded. */
  public ForwardEntry setForward(
      Actor actor, String account, List<String> targets, boolean keepCopy) {
    ForwardEntry set =
        ForwardEntry.of(
            forwards.set(
                address("address", account),
                keepCopy,
                Texts.readAll("targets", targets, EmailAddress::parse)));
    audit.record(actor, AuditAction.SET_FORWARD, account);
    return set;
  }

  /** An account's mail stays in its maildrop. */
  public void deleteForward(String account) {
    forwards.delete(address("address", account));
  }

  private static Entry alias(List<String> targets) {
    return new Entry.Alias(Texts.readAll("targets", targets, Target::parse));
  }

  private static Entry list(String owner, Optional<String> posting, List<String> members) {
    return new Entry.MailingList(
        address("owner", owner),
        posting.map(text -> Texts.read("posting", text, Posting::parse)).orElse(Posting.ANYONE),
        Texts.readAll("members", members, Target::parse));
  }

  private static AliasName name(String text) {
    return Texts.read("address", text, AliasName::parse);
  }

  private static EmailAddress address(String field, String text) {
    return Texts.read(field, text, EmailAddress::parse);
  }

  private static Target target(String field, String text) {
    return Texts.read(field, text, Target::parse);
  }
}
