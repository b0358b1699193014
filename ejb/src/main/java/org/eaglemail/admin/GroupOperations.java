package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.Groups;
import org.eaglemail.directory.Page;
import org.eaglemail.protocol.EmailAddress;

/** Groups of accounts, by their names and addresses. Each change is a transaction. */
@ApplicationScoped
public class GroupOperations {
  @EJB private Groups groups;
  @EJB private Directory directory;

  /** Makes a group without members. */
  public GroupEntry create(String name) {
    return GroupEntry.of(groups.create(name));
  }

  /** A part of the groups, in the order they came; see {@link Page}. */
  public List<GroupEntry> list(long after, int limit) {
    return groups.list(new Page(after, limit)).stream().map(GroupEntry::of).toList();
  }

  /** One group. */
  public GroupEntry show(String name) {
    return GroupEntry.of(groups.find(name));
  }

  /** Removes a group, and the bulletins for it. */
  public void delete(String name) {
    groups.delete(name);
  }

  /** A part of a group's members. */
  public List<AccountEntry> members(String name, long after, int limit) {
    return groups.members(name, new Page(after, limit)).stream().map(AccountEntry::of).toList();
  }

  /** An account belongs to a group from now on. */
  public void add(String name, String address) {
    groups.add(name, account(address));
  }

  /** An account belongs to a group no more. */
  public void remove(String name, String address) {
    groups.remove(name, account(address));
  }

  private long account(String address) {
    return directory.account(EmailAddress.parse(address)).id();
  }
}
