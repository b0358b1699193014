package org.eaglemail.spi;

import java.util.List;
import java.util.Optional;

/**
 * What came of asking a server whether it would take mail for a recipient.
 *
 * @param verdict the reply to RCPT, or what came in its place
 * @param met whether a session came about; else another host may be asked (RFC 5321 §5.1)
 * @param encryption of the session; empty in the clear, or without one
 * @param transcript what was said, without secrets and within bounds; {@code C:} before our lines,
 *     {@code S:} before those of the server, {@code --} before what happened
 */
public record Probe(
    Verdict verdict, boolean met, Optional<Encryption> encryption, List<String> transcript) {
  public Probe {
    transcript = List.copyOf(transcript);
  }

  /** No session came about. */
  public static Probe without(Verdict verdict, List<String> transcript) {
    return new Probe(verdict, false, Optional.empty(), transcript);
  }
}
