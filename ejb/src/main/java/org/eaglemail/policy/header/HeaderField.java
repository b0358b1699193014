package org.eaglemail.policy.header;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that are looked for. */
public enum HeaderField {
  DATE("Date", false),
  FROM("From", false),
  MESSAGE_ID("Message-ID", false),
  RECEIVED("Received", false),
  /** RFC 5321 §4.4: who sends a message first must not have this in it. */
  RETURN_PATH("Return-Path", true),
  /** RFC 5322 §3.6.3: it is not to reach the others. */
  BCC("Bcc", true),
  RESENT_BCC("Resent-Bcc", true),
  /** What mbox files have; a wrong one confuses readers of them. */
  CONTENT_LENGTH("Content-Length", true);

  private static final Map<String, HeaderField> BY_NAME =
      Stream.of(values())
          .collect(
              Collectors.toUnmodifiableMap(
                  f -> f.text.toLowerCase(Locale.ROOT), Function.identity()));

  private final String text;
  private final boolean dropped;

  HeaderField(String text, boolean dropped) {
    this.text = text;
    this.dropped = dropped;
  }

  /** The field of a name in lower case. */
  static Optional<HeaderField> of(String lowerCase) {
    return Optional.ofNullable(BY_NAME.get(lowerCase));
  }

  /** Whether it is taken out of a message that is submitted: Postfix's message_drop_headers. */
  public boolean dropped() {
    return dropped;
  }

  /** Its name. */
  @Override
  public String toString() {
    return text;
  }
}
