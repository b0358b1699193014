package org.eaglemail.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field of a message's header (RFC 5322 §2.2). Whatever it was made of, it cannot end before its
 * end: there is no CR or LF in it but where it is folded.
 */
public final class HeaderField {
  /** RFC 5322 §3.6.8: printable ASCII but the colon. */
  private static final Pattern NAME = Pattern.compile("[!-9;-~]+");

  /** RFC 5322 §2.2.3: a line break in a field is followed by white space. */
  private static final Pattern VALUE = Pattern.compile("(?:[^\\r\\n\\x00]|\\r\\n[ \\t])*");

  private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");

  /** Octets as chars; no CRLF at its end. */
  private final String line;

  private final int colon;

  private HeaderField(String line, int colon) {
    this.line = line;
    this.colon = colon;
  }

  /**
   * A new field.
   *
   * @param text may be folded with CRLF and white space; what is not ASCII is written as UTF-8,
   *     which belongs only into messages sent with SMTPUTF8 (RFC 6532), others want RFC 2047
   * @throws IllegalArgumentException when the name is no field name, or the text would end the
   *     field
   */
  public static HeaderField of(String name, String text) {
    return raw(name, " " + new String(text.getBytes(UTF_8), ISO_8859_1));
  }

  /**
   * A new field of exactly these octets.
   *
   * @param value all behind the colon, a char for each octet
   * @throws IllegalArgumentException as {@link #of} does
   */
  public static HeaderField raw(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not the name of a header field");
    }
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException("the value of " + name + " would end the field");
    }
    return new HeaderField(name + ":" + value, name.length());
  }

  /** A field as it came, if these lines are one: obsolete and odd forms included. */
  static Optional<HeaderField> received(String lines) {
    int colon = lines.indexOf(':');
    return colon > 0 && NAME.matcher(lines.substring(0, colon).stripTrailing()).matches()
        ? Optional.of(new HeaderField(lines, colon))
        : Optional.empty();
  }

  /** Its name, in the letter case that it has. */
  public String name() {
    // RFC 5322 §4.5: white space before the colon is obsolete, not unknown.
    return line.substring(0, colon).stripTrailing();
  }

  /** Whether it has that name, in any letter case. */
  public boolean is(String name) {
    return name().equalsIgnoreCase(name);
  }

  /** All behind the colon, folding included, a char for each octet. */
  public String raw() {
    return line.substring(colon + 1);
  }

  /** Its value for reading: unfolded, without the space around; UTF-8 if it is that. */
  public String text() {
    byte[] octets = FOLD.matcher(raw()).replaceAll("").strip().getBytes(ISO_8859_1);
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      return new String(octets, ISO_8859_1);
    }
  }

  /** Its octets, with the CRLF at its end. */
  public byte[] octets() {
    return (line + "\r\n").getBytes(ISO_8859_1);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeaderField field && field.line.equals(line);
  }

  @Override
  public int hashCode() {
    return line.hashCode();
  }

  @Override
  public String toString() {
    return line;
  }
}
