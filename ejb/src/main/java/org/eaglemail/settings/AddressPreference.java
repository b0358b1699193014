package org.eaglemail.settings;

/** Which addresses of another server are tried first. */
public enum AddressPreference {
  ANY,
  IPV6,
  IPV4
}
