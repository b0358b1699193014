package org.eaglemail.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The row of an account's membership in a group; it goes with either. */
@Entity
@Table(name = "group_member")
@IdClass(GroupMember.Key.class)
class GroupMember {
  /** The primary key. */
  record Key(long group, long account) {}

  @Id
  @Column(name = "group_id")
  private long group;

  @Id
  @Column(name = "account_id")
  private long account;

  /** For JPA. */
  protected GroupMember() {}

  GroupMember(long group, long account) {
    this.group = group;
    this.account = account;
  }

  Key key() {
    return new Key(group, account);
  }
}
