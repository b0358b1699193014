package org.eaglemail.settings;

/** What becomes of mail when a filter fails. */
public enum FilterFailure {
  /** It is refused for now. */
  DEFER,
  /** It passes, as if the filter were not there. */
  ACCEPT
}
