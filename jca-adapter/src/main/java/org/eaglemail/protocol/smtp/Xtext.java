package org.eaglemail.protocol.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes what parameters write in place of characters that they may not hold. */
final class Xtext {
  private static final Pattern XTEXT = Pattern.compile("(?:[!-*,-<>-~]|\\+[0-9A-F]{2})*");
  private static final Pattern ESCAPE = Pattern.compile("\\+([0-9A-F]{2})");

  /** RFC 6533 §3: an embedded code point; not one that could stand there itself. */
  private static final Pattern EMBEDDED = Pattern.compile("\\\\x\\{([0-9A-F]{2,6})\\}");

  private Xtext() {}

  /**
   * The octets, a character for each (RFC 3461 §4).
   *
   * @throws SmtpSyntaxError when the text is not xtext, or holds a control character
   */
  static String decode(String xtext) throws SmtpSyntaxError {
    if (!XTEXT.matcher(xtext).matches()) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
    if (xtext.indexOf('+') < 0) {
      return xtext;
    }
    Matcher escapes = ESCAPE.matcher(xtext);
    String text =
        escapes.replaceAll(
            hex ->
                Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex.group(1), 16))));
    return printable(text);
  }

  /**
   * The address of type utf-8, in any of its forms: UTF-8 as it is, or embedded (RFC 6533 §3).
   *
   * @param text its octets, a character for each
   */
  static String decodeUtf8(String text) throws SmtpSyntaxError {
    String characters = utf8(text, Replies.BAD_PARAMETER);
    Matcher embedded = EMBEDDED.matcher(characters);
    StringBuilder decoded = new StringBuilder();
    while (embedded.find()) {
      int codePoint = Integer.parseInt(embedded.group(1), 16);
      if (!Character.isValidCodePoint(codePoint)
          || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
        throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
      }
      embedded.appendReplacement(decoded, Matcher.quoteReplacement(Character.toString(codePoint)));
    }
    embedded.appendTail(decoded);
    return printable(decoded.toString());
  }

  /**
   * Reads the octets of a line as UTF-8.
   *
   * @param octets a character for each
   * @param error when they are not UTF-8
   */
  static String utf8(String octets, Reply error) throws SmtpSyntaxError {
    if (octets.chars().allMatch(c -> c < 0x80)) {
      return octets;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException malformed) {
      throw new SmtpSyntaxError(error);
    }
  }

  // It is written into notifications: a line break there would be a header of the client's own.
  private static String printable(String text) throws SmtpSyntaxError {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new SmtpSyntaxError(Replies.BAD_PARAMETER);
    }
    return text;
  }
}
