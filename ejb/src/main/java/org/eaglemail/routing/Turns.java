package org.eaglemail.routing;

import java.util.ArrayList;
import java.util.List;

/** Takes from several lists in turn. */
final class Turns {

  private Turns() {}

  /** The first of each list, then the second of each, and so on. */
  static <T> List<T> inTurn(List<List<T>> lists) {
    List<T> all = new ArrayList<>();
    int longest = lists.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < longest; i++) {
      for (List<T> list : lists) {
        if (i < list.size()) {
          all.add(list.get(i));
        }
      }
    }
    return all;
  }
}
