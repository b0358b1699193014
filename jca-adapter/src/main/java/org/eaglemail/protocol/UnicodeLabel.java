package org.eaglemail.protocol;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A label of a domain in letters beyond ASCII, a U-label, and its A-label (RFC 5890 §2.3.2.1).
 *
 * <p>Checked as RFC 5891 §5.4 asks of who looks a name up: code points of RFC 5892's property
 * PVALID by its rules (§3), which need no tables. Of the few that are valid in some contexts only
 * (RFC 5892 appendix A), the middle dot of Catalan is taken, the others are not.
 */
final class UnicodeLabel {
  private static final String PREFIX = "xn--";
  private static final int MAX_LENGTH = 63;
  private static final int MIDDLE_DOT = 0xb7;
  private static final int IDEOGRAPHIC_ZERO = 0x3007;

  private UnicodeLabel() {}

  /**
   * The A-label.
   *
   * @throws IllegalArgumentException when the text is no U-label
   */
  static String toAscii(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("label is too long");
    }
    // RFC 5895 §2: lower case and NFC are what a user means.
    String label = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    int[] codePoints = label.codePoints().toArray();
    boolean valid =
        codePoints.length > 0
            && !isMark(codePoints[0])
            && label.charAt(0) != '-'
            && !label.endsWith("-")
            && !label.startsWith("--", 2);
    for (int i = 0; i < codePoints.length; i++) {
      valid = valid && isValid(codePoints, i);
    }
    String ascii = PREFIX + Punycode.encode(label);
    if (!valid || ascii.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not an internationalised label");
    }
    return ascii;
  }

  private static boolean isValid(int[] label, int i) {
    int c = label[i];
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (c == MIDDLE_DOT) {
      // RFC 5892 appendix A.3: between two l.
      return i > 0 && i < label.length - 1 && label[i - 1] == 'l' && label[i + 1] == 'l';
    }
    return c == IDEOGRAPHIC_ZERO || (isLetterOrDigit(c) && isStable(c));
  }

  // RFC 5892 §2.1.
  private static boolean isLetterOrDigit(int c) {
    return switch (Character.getType(c)) {
      case Character.LOWERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> isMark(c);
    };
  }

  // RFC 5891 §4.2.3.2.
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  // RFC 5892 §2.2: what changes when it is folded is only another way to write something else.
  private static boolean isStable(int c) {
    String text = Character.toString(c);
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC).equals(text);
  }
}
