package org.eaglemail.protocol.sasl;

/** What both proofs sign: all that was said (RFC 5802 §3, AuthMessage). */
public final class ScramMessage {
  private ScramMessage() {}

  /** The three messages as they were sent. */
  public static String of(ScramClientFirst first, ScramServerFirst answer, String withoutProof) {
    return first.bare() + "," + answer.text() + "," + withoutProof;
  }
}
