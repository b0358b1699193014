package org.eaglemail.transcript;

/** One line of a transcript. */
sealed interface Step {

  /** {@code C:} and {@code C-raw:}. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Send(byte[] octets) implements Step {}

  /** {@code S:}. */
  record Expect(Wildcard pattern) implements Step {}

  /** {@code S...:}. */
  record SkipTo(Wildcard pattern) implements Step {}

  /** {@code S-has:}. */
  record Has(Wildcard pattern) implements Step {}

  /** {@code S-not:}. */
  record HasNot(Wildcard pattern) implements Step {}

  /** {@code TLS}. */
  record StartTls() implements Step {}

  /** {@code CLOSED}. */
  record Closed() implements Step {}

  /** {@code CLOSE}. */
  record Close() implements Step {}
}
