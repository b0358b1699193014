package org.eaglemail.maps;

import java.util.ArrayList;
import java.util.List;
import org.eaglemail.addressing.AliasName;
import org.eaglemail.addressing.Target;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/** How these tables write addresses. */
final class Names {
  private Names() {}

  /** An address, its domain the default where it has none. */
  static EmailAddress address(String text, Domain domain) {
    return EmailAddress.parse(text.contains("@") ? text : text + "@" + domain);
  }

  /** The same, or {@code @domain}. */
  static AliasName name(String text, Domain domain) {
    return text.startsWith("@") ? AliasName.parse(text) : AliasName.of(address(text, domain));
  }

  /**
   * Where an item of the right-hand side leads.
   *
   * @throws IllegalArgumentException when it leads to nothing that is here, saying why
   */
  static Target target(String item, Domain domain) {
    String text = MapLine.unquoted(item);
    if (text.startsWith("|")) {
      throw new IllegalArgumentException("'" + item + "' is a program; none is run here");
    }
    if (text.startsWith(":include:")) {
      throw new IllegalArgumentException(
          "'" + item + "' is a file of members; make it a list, and add what is in the file");
    }
    if (text.startsWith("/") || text.startsWith("~")) {
      throw new IllegalArgumentException("'" + item + "' is a file; mail goes to mailboxes here");
    }
    if (text.startsWith("@")) {
      return Target.parse(text);
    }
    try {
      // A backslash means the mailbox itself; the reader of aliases saw to it that it does here.
      return new Target.To(address(text.startsWith("\\") ? text.substring(1) : text, domain));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + item + "' is no address: " + e.getMessage(), e);
    }
  }

  /** The items of a right-hand side: commas part them, but not in quotes. */
  static List<String> items(String value) {
    List<String> items = new ArrayList<>(1);
    StringBuilder item = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      quoted ^= c == '"';
      if (c == ',' && !quoted) {
        add(items, item);
      } else {
        item.append(c);
      }
    }
    add(items, item);
    return items;
  }

  private static void add(List<String> items, StringBuilder item) {
    String text = item.toString().strip();
    if (!text.isEmpty()) {
      items.add(text);
    }
    item.setLength(0);
  }

  /** All the items' targets. */
  static List<Target> targets(String value, Domain domain) {
    List<String> items = items(value);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("nothing is on its right-hand side");
    }
    return items.stream().map(item -> target(item, domain)).toList();
  }

  /** Whether a line is of a table of regular expressions, or its {@code if} and {@code endif}. */
  static boolean isExpression(MapLine line) {
    return line.key().startsWith("/")
        || line.key().startsWith("!/")
        || line.key().equals("if")
        || line.key().equals("endif");
  }
}
