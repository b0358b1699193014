package org.eaglemail.maildrop.bulletin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one row that has the number of the last bulletin; locked by whoever issues the next. */
@Entity
@Table(name = "bulletin_number")
class BulletinNumber {
  /** Its key. */
  static final long KEY = 1;

  @Id private long id;

  @Column(name = "last_issued")
  private long last;

  /** For JPA. */
  protected BulletinNumber() {}

  long last() {
    return last;
  }

  long next() {
    return ++last;
  }
}
