package org.eaglemail.settings;

/** What becomes of mail when a milter cannot be had, or fails. */
public enum MilterFailure {
  /** It is refused for now. */
  TEMPFAIL,
  /** It passes, as if the milter were not there. */
  ACCEPT
}
