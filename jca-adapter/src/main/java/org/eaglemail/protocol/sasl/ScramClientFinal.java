package org.eaglemail.protocol.sasl;

/**
 * The last message of a SCRAM client that holds anything (RFC 5802 §7).
 *
 * @param binding the header of its first message once more, and behind it the data of the channel
 *     binding if one is used
 * @param nonce the server's
 * @param withoutProof the message up to the proof, as it was sent: the proof signs it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ScramClientFinal(byte[] binding, String nonce, byte[] proof, String withoutProof) {

  /** The part that the proof signs. */
  public static String withoutProof(byte[] binding, String nonce) {
    return "c=" + SaslText.toBase64(binding) + ",r=" + nonce;
  }

  /** A message to send. */
  public static ScramClientFinal of(byte[] binding, String nonce, byte[] proof) {
    return new ScramClientFinal(binding, nonce, proof, withoutProof(binding, nonce));
  }

  /** Reads a message. */
  public static ScramClientFinal parse(byte[] octets) throws SaslSyntaxError {
    String text = SaslText.decode(octets);
    ScramFields fields = new ScramFields(text);
    byte[] binding = SaslText.fromBase64(fields.take('c'));
    String nonce = fields.nonce();
    fields.skipExtensions(1);
    byte[] proof = SaslText.fromBase64(fields.take('p'));
    return new ScramClientFinal(binding, nonce, proof, text.substring(0, text.lastIndexOf(',')));
  }

  /** What a header and the data of a channel binding are to the proof. */
  public static byte[] binding(Gs2Header header, byte[] data) {
    byte[] head = SaslText.encode(header.text());
    byte[] both = new byte[head.length + data.length];
    System.arraycopy(head, 0, both, 0, head.length);
    System.arraycopy(data, 0, both, head.length, data.length);
    return both;
  }

  /** The message as it is sent. */
  public byte[] octets() {
    return SaslText.encode(withoutProof + ",p=" + SaslText.toBase64(proof));
  }

  /** Never the proof: with the rest of the dialogue, passwords could be tried on it. */
  @Override
  public String toString() {
    return "ScramClientFinal[" + nonce + "]";
  }
}
