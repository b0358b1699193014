package org.eaglemail.addressing.store;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Target;
import org.eaglemail.directory.AlreadyExists;
import org.eaglemail.directory.ConstraintViolation;
import org.eaglemail.directory.DomainLookup;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.NotFound;
import org.eaglemail.directory.Page;

/**
 * The operations on aliases and lists, for those who administer them. Each runs in the caller's
 * transaction or else in one of its own, and takes effect with its commit.
 */
@Stateless
public class Aliases {
  /** Targets of one alias, members of one list. */
  public static final int MAX_TARGETS = 10_000;

  @PersistenceContext(unitName = "eagle")
  private EntityManager database;

  @Inject private Event<AddressingChange> changes;
  @Inject private DomainLookup domains;
  @Inject private Clock clock;

  /**
   * Adds one.
   *
   * @throws AlreadyExists when there is an alias or list of that name
   * @throws InvalidEntry when the domain is not here, or the targets are none or too many
   */
  public AliasInfo create(AliasName name, Entry entry) {
    if (!domains.isLocal(name.domain())) {
      throw new InvalidEntry("the domain " + name.domain() + " is not here");
    }
    if (AddressReader.alias(database, name).isPresent()) {
      throw new AlreadyExists(what(entry) + name);
    }
    AliasRow row =
        new AliasRow(name, valid(name, entry), clock.instant().truncatedTo(ChronoUnit.MICROS));
    database.persist(row);
    try {
      database.flush();
    } catch (PersistenceException e) {
      throw ConstraintViolation.UNIQUE.causes(e) ? new AlreadyExists(what(entry) + name) : e;
    }
    changes.fire(new AddressingChange.OfAlias(name));
    return row.info();
  }

  /** Aliases, or lists, in the order in which they came. */
  public List<AliasInfo> list(boolean lists, Page page) {
    return database
        .createQuery(
            "select a from Alias a where a.id > :after and a.owner is "
                + (lists ? "not null" : "null")
                + " order by a.id",
            AliasRow.class)
        .setParameter("after", page.after())
        .setMaxResults(page.limit())
        .getResultList()
        .stream()
        .map(AliasRow::info)
        .toList();
  }

  /**
   * The alias, or the list, of that name.
   *
   * @throws NotFound when there is none
   */
  public AliasInfo find(boolean list, AliasName name) {
    return require(list, name).info();
  }

  /**
   * Puts another in its place.
   *
   * @param change gets what it is now; alias stays alias, and list stays list
   */
  public AliasInfo change(boolean list, AliasName name, UnaryOperator<Entry> change) {
    AliasRow row = require(list, name);
    row.entry(valid(name, change.apply(row.entry())));
    changes.fire(new AddressingChange.OfAlias(name));
    return row.info();
  }

  /** Adds a member to a list; one that is there stays. */
  public AliasInfo addMember(AliasName list, Target member) {
    return change(
        true,
        list,
        entry -> {
          List<Target> members = new ArrayList<>(entry.targets());
          members.add(member);
          return with(entry, members);
        });
  }

  /**
   * Takes a member out of a list.
   *
   * @throws NotFound when it is none of that list's
   */
  public AliasInfo removeMember(AliasName list, Target member) {
    return change(
        true,
        list,
        entry -> {
          List<Target> members = new ArrayList<>(entry.targets());
          if (!members.remove(member)) {
            throw new NotFound("member " + member + " of " + list);
          }
          return with(entry, members);
        });
  }

  private static Entry with(Entry entry, List<Target> targets) {
    return switch (entry) {
      case Entry.Alias alias -> new Entry.Alias(targets);
      case Entry.MailingList list -> new Entry.MailingList(list.owner(), list.posting(), targets);
    };
  }

  /** Removes one. */
  public void delete(boolean list, AliasName name) {
    database.remove(require(list, name));
    changes.fire(new AddressingChange.OfAlias(name));
  }

  private AliasRow require(boolean list, AliasName name) {
    return AddressReader.alias(database, name)
        .filter(row -> row.isList() == list)
        .orElseThrow(() -> new NotFound((list ? "list " : "alias ") + name));
  }

  private static Entry valid(AliasName name, Entry entry) {
    if (entry.targets().isEmpty() || entry.targets().size() > MAX_TARGETS) {
      throw new InvalidEntry("needs 1 to " + MAX_TARGETS + " addresses that it stands for");
    }
    for (Target target : entry.targets()) {
      if (target instanceof Target.SameNameAt && !name.isCatchAll()) {
        throw new InvalidEntry("only an alias of @domain can lead to " + target);
      }
      if (target.toString().equals(name.text()) && name.isCatchAll()) {
        throw new InvalidEntry(name + " cannot lead to itself");
      }
    }
    if (entry instanceof Entry.MailingList list) {
      check(name, list);
    }
    return entry;
  }

  private static void check(AliasName name, Entry.MailingList list) {
    if (name.isCatchAll()) {
      throw new InvalidEntry("a list has an address");
    }
    // Else what one member did not get would be told to all of them.
    if (AliasName.of(list.owner()).equals(name)) {
      throw new InvalidEntry("the owner of a list is not the list itself");
    }
  }

  private static String what(Entry entry) {
    return switch (entry) {
      case Entry.Alias alias -> "alias ";
      case Entry.MailingList list -> "list ";
    };
  }
}
