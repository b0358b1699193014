package org.eaglemail.protocol.sasl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The encodings that mechanisms have in common. */
final class SaslText {
  private SaslText() {}

  /** UTF-8 as it must be: nothing is replaced. */
  static String decode(byte[] octets) throws SaslSyntaxError {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw new SaslSyntaxError("not UTF-8");
    }
  }

  static byte[] encode(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] fromBase64(String base64) throws SaslSyntaxError {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new SaslSyntaxError("not base64");
    }
  }

  static String toBase64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
