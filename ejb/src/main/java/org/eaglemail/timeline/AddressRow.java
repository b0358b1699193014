package org.eaglemail.timeline;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * An address that a message is found by; written by SQL, see {@link Timeline#keep}. Queries read
 * its columns, never the row as an object: that it has no key of its own does not matter.
 */
@Entity
@Table(name = "timeline_address")
class AddressRow {
  @Id
  @Column(name = "message_id")
  private long message;

  @SuppressWarnings("UnusedVariable") // queries read it
  private String address = "";

  @SuppressWarnings("UnusedVariable") // queries read it
  private String role = "";

  /** For JPA. */
  protected AddressRow() {}
}
