package org.eaglemail.transcript;

/** One line of a transcript. */
sealed interface Step {

  /** {@code C:} and {@code C-raw:}. */
  record Say(Phrase phrase) implements Step {}

  /** {@code S:}. */
  record Expect(Wildcard pattern) implements Step {}

  /** {@code S...:}. */
  record SkipTo(Wildcard pattern) implements Step {}

  /** All that looks at the last block. */
  record Check(BlockCheck check) implements Step {}

  /** {@code KEEP:}. */
  record Keep(String name) implements Step {}

  /** {@code S-same:}. */
  record Same(String kept) implements Step {}

  /** {@code S-begins:}. */
  record Begins(String kept) implements Step {}

  /** {@code S-ends:}. */
  record Ends(String message) implements Step {}

  /** {@code TLS}. */
  record StartTls() implements Step {}

  /** {@code TLS-OR-CLOSED}. */
  record TlsOrClosed() implements Step {}

  /** {@code CLOSED}. */
  record Closed() implements Step {}

  /** {@code CLOSE}. */
  record Close() implements Step {}

  /** {@code CONNECT:}. */
  record Connect(String name) implements Step {}

  /** {@code USE:}. */
  record Use(String name) implements Step {}

  /** {@code LOGIN}. */
  record Login() implements Step {}

  /** {@code SCRAM-SHA-256}. */
  record Scram() implements Step {}

  /** {@code DELIVER:}. */
  record Deliver(String message) implements Step {}

  /** {@code ARRIVED:}. */
  record Arrived(String message) implements Step {}
}
