package org.eaglemail.protocol;

/** Encodes a label of any letters in those of ASCII (RFC 3492). */
final class Punycode {
  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int INITIAL_BIAS = 72;
  private static final int INITIAL_N = 0x80;

  private final int[] codePoints;
  private final StringBuilder out = new StringBuilder();
  private int bias = INITIAL_BIAS;

  private Punycode(String label) {
    this.codePoints = label.codePoints().toArray();
  }

  /**
   * The encoded label, without its prefix.
   *
   * @param label of at most 63 characters, which keeps all sums in an int
   */
  static String encode(String label) {
    return new Punycode(label).encode();
  }

  // RFC 3492 §6.3.
  private String encode() {
    for (int c : codePoints) {
      if (c < INITIAL_N) {
        out.append((char) c);
      }
    }
    int basic = out.length();
    if (basic > 0) {
      out.append('-');
    }
    int handled = basic;
    int n = INITIAL_N;
    int delta = 0;
    while (handled < codePoints.length) {
      int next = smallestFrom(n);
      delta += (next - n) * (handled + 1);
      n = next;
      for (int c : codePoints) {
        if (c < n) {
          delta++;
        } else if (c == n) {
          number(delta);
          bias = adapt(delta, handled + 1, handled == basic);
          delta = 0;
          handled++;
        }
      }
      delta++;
      n++;
    }
    return out.toString();
  }

  private int smallestFrom(int n) {
    int smallest = Integer.MAX_VALUE;
    for (int c : codePoints) {
      if (c >= n && c < smallest) {
        smallest = c;
      }
    }
    return smallest;
  }

  /** Appends a generalised variable-length integer. */
  private void number(int delta) {
    int q = delta;
    for (int k = BASE; ; k += BASE) {
      int t = Math.clamp((long) k - bias, T_MIN, T_MAX);
      if (q < t) {
        break;
      }
      digit(t + (q - t) % (BASE - t));
      q = (q - t) / (BASE - t);
    }
    digit(q);
  }

  private void digit(int value) {
    out.append((char) (value < 26 ? 'a' + value : '0' + value - 26));
  }

  // RFC 3492 §6.1.
  private static int adapt(int difference, int points, boolean first) {
    int delta = first ? difference / DAMP : difference / 2;
    delta += delta / points;
    int k = 0;
    while (delta > (BASE - T_MIN) * T_MAX / 2) {
      delta /= BASE - T_MIN;
      k += BASE;
    }
    return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
  }
}
