package org.eaglemail.addressing.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.eaglemail.addressing.Forward;
import org.eaglemail.protocol.EmailAddress;

/** The row of an account's forward. */
@Entity(name = "Forward")
@Table(name = "forward")
class ForwardRow {
  @Id
  @Column(name = "account_id")
  private long account;

  @Column(name = "keep_copy")
  private boolean keepsCopy;

  @ElementCollection
  @CollectionTable(name = "forward_target", joinColumns = @JoinColumn(name = "account_id"))
  @Column(name = "target")
  private Set<String> targets = new HashSet<>();

  @Column(name = "created_at")
  private Instant created = Instant.EPOCH;

  /** For JPA. */
  protected ForwardRow() {}

  ForwardRow(long account, Instant created) {
    this.account = account;
    this.created = created;
  }

  void forward(Forward changed) {
    keepsCopy = changed.keepsCopy();
    Set<String> wanted = new HashSet<>();
    changed.targets().forEach(target -> wanted.add(target.toString()));
    targets.retainAll(wanted);
    targets.addAll(wanted);
  }

  Forward forward() {
    return new Forward(keepsCopy, targets.stream().sorted().map(EmailAddress::parse).toList());
  }
}
