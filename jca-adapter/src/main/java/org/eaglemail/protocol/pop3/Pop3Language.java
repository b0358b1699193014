package org.eaglemail.protocol.pop3;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages of replies, which are all written in the same English (RFC 6856 §3). */
public enum Pop3Language {
  ENGLISH("en", "English"),
  /** What everybody is addressed in who has not chosen (RFC 2277 §4.5). */
  DEFAULT("i-default", "English for everybody");

  private static final String ANY = "*";

  private final String tag;
  private final String description;

  Pop3Language(String tag, String description) {
    this.tag = tag;
    this.description = description;
  }

  /** Its tag (RFC 5646). */
  public String tag() {
    return tag;
  }

  /** What LANG lists of it: the tag, and its name in itself. */
  public String listing() {
    return tag + " " + description;
  }

  /** The language that fits a range best, by look-up (RFC 4647 §3.4); any for {@code *}. */
  public static Optional<Pop3Language> fitting(String range) {
    if (range.equals(ANY)) {
      return Optional.of(ENGLISH);
    }
    String wanted = range.toLowerCase(Locale.ROOT);
    return Stream.iterate(wanted, part -> !part.isEmpty(), Pop3Language::shorter)
        .flatMap(part -> Stream.of(values()).filter(language -> language.tag.equals(part)))
        .findFirst();
  }

  private static String shorter(String range) {
    return range.substring(0, Math.max(0, range.lastIndexOf('-')));
  }
}
