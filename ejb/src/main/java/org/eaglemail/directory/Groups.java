package org.eaglemail.directory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The operations on groups of accounts. Each runs in the caller's transaction or else in one of its
 * own; exceptions as in {@link Directory}.
 */
@Stateless
public class Groups {
  /** They are stored in lower case. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Clock clock;

  /**
   * Makes a group without members.
   *
   * @param name 1 to 64 letters, digits, {@code . _ -}; letter case does not matter
   * @throws AlreadyExists when there is one of that name
   * @throws InvalidEntry when the name is not of this form
   */
  public GroupInfo create(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(folded).matches()) {
      throw new InvalidEntry("name: 1 to 64 letters, digits, '.', '_' and '-', no mark first");
    }
    if (rows().group(folded).isPresent()) {
      throw new AlreadyExists("group " + folded);
    }
    GroupRow row = new GroupRow(folded, clock.instant().truncatedTo(ChronoUnit.MICROS));
    rows().insert(row, "group " + folded);
    return row.info();
  }

  /** Groups in the order in which they came. */
  public List<GroupInfo> list(Page page) {
    return rows().groups(page).stream().map(GroupRow::info).toList();
  }

  /** The group of that name. */
  public GroupInfo find(String name) {
    return require(name).info();
  }

  /** The name of the group of that key. */
  public Optional<String> name(long id) {
    return Optional.ofNullable(database.find(GroupRow.class, id)).map(GroupRow::name);
  }

  /** Removes a group, and what was meant for it alone; its members stay. */
  public void delete(String name) {
    database.remove(require(name));
  }

  /** The members of a group, in the order in which the accounts came. */
  public List<AccountInfo> members(String name, Page page) {
    return rows().members(require(name).id(), page).stream().map(AccountRow::info).toList();
  }

  /** An account belongs to a group from now on; again without effect. */
  public void add(String name, long account) {
    GroupMember member = new GroupMember(require(name).id(), account);
    if (database.find(GroupMember.class, member.key()) == null) {
      rows().insert(member, "member of group " + name);
    }
  }

  /**
   * An account belongs to a group no more.
   *
   * @throws NotFound when it did not
   */
  public void remove(String name, long account) {
    GroupMember.Key key = new GroupMember.Key(require(name).id(), account);
    GroupMember member = database.find(GroupMember.class, key);
    if (member == null) {
      throw new NotFound("this member of group " + name);
    }
    database.remove(member);
  }

  private GroupRow require(String name) {
    return rows()
        .group(name.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new NotFound("group " + name));
  }

  private DirectoryRows rows() {
    return new DirectoryRows(database);
  }
}
