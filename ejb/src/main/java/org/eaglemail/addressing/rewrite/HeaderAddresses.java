package org.eaglemail.addressing.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.EmailAddress;

/**
 * Finds the addresses in a field of a header (RFC 5322 §3.4): those in angle brackets, bare ones,
 * members of groups. Comments and quoted names are passed over; what is obsolete, such as white
 * space around the at-sign, is left as it is.
 */
final class HeaderAddresses {
  private static final String SPECIALS = "()<>[]:;@\\,\"";

  /**
   * An address where it stands.
   *
   * @param start the index of its first character
   * @param end the index after its last
   */
  record Span(int start, int end, EmailAddress address) {}

  private final String text;
  private int at;

  private HeaderAddresses(String text, int from) {
    this.text = text;
    this.at = from;
  }

  /**
   * Those in {@code text}, in their order.
   *
   * @param from the index to begin at
   */
  static List<Span> in(String text, int from) {
    return new HeaderAddresses(text, from).all();
  }

  private List<Span> all() {
    List<Span> found = new ArrayList<>(1);
    while (at < text.length()) {
      int start = at;
      char c = text.charAt(at);
      if (c == '(') {
        comment();
      } else if (c == '"') {
        quoted();
        domain(start).ifPresent(found::add);
      } else if (isDotAtom(c)) {
        dotAtom();
        domain(start).ifPresent(found::add);
      } else {
        at++;
      }
    }
    return found;
  }

  private void comment() {
    int depth = 0;
    do {
      char c = text.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
    } while (depth > 0 && at < text.length());
    at = Math.min(at, text.length());
  }

  private void quoted() {
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at = Math.min(at + 1, text.length());
  }

  private void dotAtom() {
    while (at < text.length() && isDotAtom(text.charAt(at))) {
      at++;
    }
  }

  /** The address whose local part ends here, if it is one. */
  private Optional<Span> domain(int start) {
    if (at >= text.length() || text.charAt(at) != '@') {
      return Optional.empty();
    }
    at++;
    if (at < text.length() && text.charAt(at) == '[') {
      int end = text.indexOf(']', at);
      at = end < 0 ? text.length() : end + 1;
    } else {
      dotAtom();
    }
    try {
      return Optional.of(new Span(start, at, EmailAddress.parse(text.substring(start, at))));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static boolean isDotAtom(char c) {
    return c > ' ' && c != 0x7f && SPECIALS.indexOf(c) < 0;
  }
}
