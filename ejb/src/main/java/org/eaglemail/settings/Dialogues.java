package org.eaglemail.settings;

/** Of which tries the history of a message tells what was said. */
public enum Dialogues {
  /** Of those that the next server did not take. */
  FAILURES,
  /** Of all. */
  ALL,
  /** Of none. */
  OFF
}
