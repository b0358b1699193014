package org.eaglemail.protocol.sasl;

import java.util.regex.Pattern;

/**
 * The first message of a SCRAM server (RFC 5802 §7).
 *
 * @param nonce the client's, with the server's behind it
 * @param text the message as it was sent: the proofs sign it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScramServerFirst(String nonce, byte[] salt, int iterations, String text) {
  /** A server that asks for more would have its clients compute for ever. */
  public static final int MAX_ITERATIONS = 10_000_000;

  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,7}");

  /** A message to send. */
  public static ScramServerFirst of(String nonce, byte[] salt, int iterations) {
    String text = "r=" + nonce + ",s=" + SaslText.toBase64(salt) + ",i=" + iterations;
    return new ScramServerFirst(nonce, salt, iterations, text);
  }

  /** Reads a message. */
  public static ScramServerFirst parse(byte[] octets) throws SaslSyntaxError {
    String text = SaslText.decode(octets);
    ScramFields fields = new ScramFields(text);
    String nonce = fields.nonce();
    byte[] salt = SaslText.fromBase64(fields.take('s'));
    String count = fields.take('i');
    fields.skipExtensions(0);
    if (!COUNT.matcher(count).matches() || Integer.parseInt(count) > MAX_ITERATIONS) {
      throw new SaslSyntaxError("not a number of iterations");
    }
    return new ScramServerFirst(nonce, salt, Integer.parseInt(count), text);
  }

  /** The message as it is sent. */
  public byte[] octets() {
    return SaslText.encode(text);
  }
}
