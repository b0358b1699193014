package org.eaglemail.settings;

/** The kinds of SMTP listeners, for settings that hold for some of them. */
public enum SmtpListenerKind {
  RELAY,
  SUBMISSION,
  LMTP
}
