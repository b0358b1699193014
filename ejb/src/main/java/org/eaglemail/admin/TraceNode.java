package org.eaglemail.admin;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of an explanation.
 *
 * @param text printable
 * @param under what it consists of, or how it came about, in order
 */
public record TraceNode(String text, List<TraceNode> under) {
  private static final String INDENT = "  ";

  public TraceNode {
    under = List.copyOf(under);
  }

  static TraceNode of(String text) {
    return new TraceNode(text, List.of());
  }

  static TraceNode of(String text, List<String> lines) {
    return new TraceNode(text, lines.stream().map(TraceNode::of).toList());
  }

  /** It and all below, each level two spaces further in. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(text);
    for (TraceNode node : under) {
      node.lines().forEach(line -> lines.add(INDENT + line));
    }
    return lines;
  }
}
