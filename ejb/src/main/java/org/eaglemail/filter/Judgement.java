package org.eaglemail.filter;

import java.util.List;

/**
 * What a filter says of a message.
 *
 * @param edits made in this order, unless the message is refused or discarded
 */
public record Judgement(Verdict verdict, List<Edit> edits) {
  public Judgement {
    edits = List.copyOf(edits);
  }

  /** The message stays as it is. */
  public static Judgement of(Verdict verdict) {
    return new Judgement(verdict, List.of());
  }

  /** Go on, with these edits. */
  public static Judgement edit(Edit... edits) {
    return new Judgement(Verdict.proceed(), List.of(edits));
  }
}
