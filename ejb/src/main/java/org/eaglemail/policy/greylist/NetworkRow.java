package org.eaglemail.policy.greylist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a network whose servers came back. */
@Entity(name = "GreylistNetwork")
@Table(name = "greylist_network")
class NetworkRow {
  @Id private String network = "";
  private int passes;

  @Column(name = "expires_at")
  private Instant expires = Instant.EPOCH;

  /** For JPA. */
  protected NetworkRow() {}

  NetworkRow(String network) {
    this.network = network;
  }

  int passes() {
    return passes;
  }

  Instant expires() {
    return expires;
  }

  void passes(int count, Instant end) {
    passes = count;
    expires = end;
  }
}
