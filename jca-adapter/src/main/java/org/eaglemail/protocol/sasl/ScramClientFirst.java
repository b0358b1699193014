package org.eaglemail.protocol.sasl;

/**
 * The first message of a SCRAM client (RFC 5802 §7).
 *
 * @param user in the form in which it came; names are compared by whoever knows them
 * @param bare the message behind its header as it was sent: the proofs sign it
 */
public record ScramClientFirst(Gs2Header header, String user, String nonce, String bare) {

  /** A message to send. */
  public static ScramClientFirst of(Gs2Header header, String user, String nonce) {
    return new ScramClientFirst(header, user, nonce, "n=" + SaslName.escape(user) + ",r=" + nonce);
  }

  /** Reads a message. */
  public static ScramClientFirst parse(byte[] octets) throws SaslSyntaxError {
    String text = SaslText.decode(octets);
    int end = text.indexOf(',', text.indexOf(',') + 1) + 1;
    Gs2Header header = Gs2Header.parse(text.substring(0, end));
    String bare = text.substring(end);
    ScramFields fields = new ScramFields(bare);
    String user = SaslName.unescape(fields.take('n'));
    String nonce = fields.nonce();
    fields.skipExtensions(0);
    return new ScramClientFirst(header, user, nonce, bare);
  }

  /** The message as it is sent. */
  public byte[] octets() {
    return SaslText.encode(header.text() + bare);
  }
}
