package org.eaglemail.addressing.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Entry;
import org.eaglemail.addressing.Posting;
import org.eaglemail.addressing.Target;
import org.eaglemail.protocol.EmailAddress;
import org.jspecify.annotations.Nullable;

/** The row of an alias, or of a list, which has an owner. */
@Entity(name = "Alias")
@Table(name = "alias")
class AliasRow {
  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "addressing")
  @SequenceGenerator(name = "addressing", sequenceName = "addressing_seq", allocationSize = 500)
  private long id;

  private String name = "";
  private @Nullable String owner;
  private @Nullable String posting;

  @ElementCollection
  @CollectionTable(name = "alias_target", joinColumns = @JoinColumn(name = "alias_id"))
  @Column(name = "target")
  private Set<String> targets = new HashSet<>();

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected AliasRow() {}

  AliasRow(AliasName name, Entry entry, Instant created) {
    this.name = name.text();
    this.created = created;
    entry(entry);
  }

  final void entry(Entry changed) {
    switch (changed) {
      case Entry.Alias alias -> {
        owner = null;
        posting = null;
      }
      case Entry.MailingList list -> {
        owner = list.owner().toString();
        posting = list.posting().text();
      }
    }
    Set<String> wanted = new HashSet<>();
    changed.targets().forEach(target -> wanted.add(target.toString()));
    targets.retainAll(wanted);
    targets.addAll(wanted);
  }

  AliasName name() {
    return new AliasName(name);
  }

  boolean isList() {
    return owner != null;
  }

  Entry entry() {
    List<Target> to = targets.stream().sorted().map(Target::parse).toList();
    return owner == null
        ? new Entry.Alias(to)
        : new Entry.MailingList(
            EmailAddress.parse(owner),
            posting == null ? Posting.ANYONE : Posting.parse(posting),
            to);
  }

  AliasInfo info() {
    return new AliasInfo(id, name(), entry(), created);
  }
}
