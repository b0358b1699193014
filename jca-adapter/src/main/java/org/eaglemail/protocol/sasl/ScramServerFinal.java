package org.eaglemail.protocol.sasl;

/**
 * The message in which a SCRAM server proves that it knows the account (RFC 5802 §7).
 *
 * @param signature the ServerSignature
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScramServerFinal(byte[] signature) {

  /**
   * Reads a message.
   *
   * @throws SaslSyntaxError also when it tells of an error, {@code e=}
   */
  public static ScramServerFinal parse(byte[] octets) throws SaslSyntaxError {
    ScramFields fields = new ScramFields(SaslText.decode(octets));
    byte[] signature = SaslText.fromBase64(fields.take('v'));
    fields.skipExtensions(0);
    return new ScramServerFinal(signature);
  }

  /** The message as it is sent. */
  public byte[] octets() {
    return SaslText.encode("v=" + SaslText.toBase64(signature));
  }
}
