package org.eaglemail.policy.greylist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a triplet. */
@Entity(name = "GreylistTriplet")
@Table(name = "greylist_triplet")
class TripletRow {
  @Id private String digest = "";

  @Column(name = "first_seen")
  private Instant firstSeen = Instant.EPOCH;

  private boolean passed;

  @Column(name = "expires_at")
  private Instant expires = Instant.EPOCH;

  /** For JPA. */
  protected TripletRow() {}

  TripletRow(String digest, Instant firstSeen, Instant expires) {
    this.digest = digest;
    begin(firstSeen, expires);
  }

  /** Begins anew, as if it had never been seen. */
  final void begin(Instant first, Instant end) {
    firstSeen = first;
    passed = false;
    expires = end;
  }

  Instant firstSeen() {
    return firstSeen;
  }

  boolean passed() {
    return passed;
  }

  Instant expires() {
    return expires;
  }

  void pass(Instant end) {
    passed = true;
    expires = end;
  }
}
