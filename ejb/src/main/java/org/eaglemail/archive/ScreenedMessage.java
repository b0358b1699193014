package org.eaglemail.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.eaglemail.spi.MessageSource;
import org.jspecify.annotations.Nullable;

/**
 * A message as it comes out of a mailbox: its octets with CRLF, what its header says of the
 * mailbox, and a digest by which it is known again. For one thread; to be closed.
 */
public final class ScreenedMessage implements LineSink, MessageSource, AutoCloseable {
  private static final byte[] CRLF = {'\r', '\n'};
  private static final int MAX_VALUE = 200;
  private static final String SUBJECT = "subject:";

  /** What UW-IMAP puts into an mbox for itself, and qpopper and others with it. */
  private static final String INTERNAL = "DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA";

  private final boolean withoutState;
  private final OctetBuffer buffer;
  private final MessageDigest digest = sha256();
  private boolean lineBegins = true;
  private boolean inHeader = true;
  private boolean inStateField;
  private boolean hasImapState;
  private String subject = "";
  private @Nullable String uidl;

  /**
   * @param withoutState whether the fields of the mailbox's state are left out
   */
  public ScreenedMessage(OctetBuffer.Limits limits, boolean withoutState) {
    this.buffer = new OctetBuffer(limits);
    this.withoutState = withoutState;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  @Override
  public void accept(byte[] octets, int offset, int length, boolean ends) throws IOException {
    if (lineBegins && inHeader) {
      look(octets, offset, length, ends);
    }
    lineBegins = ends;
    if (!inStateField) {
      digest.update(octets, offset, length);
      if (ends) {
        digest.update(CRLF);
      }
    }
    if (!inStateField || !withoutState) {
      buffer.write(octets, offset, length);
      if (ends) {
        buffer.write(CRLF);
      }
    }
  }

  private void look(byte[] octets, int offset, int length, boolean ends) {
    if (length == 0 && ends) {
      inHeader = false;
      inStateField = false;
    } else if (length > 0 && (octets[offset] == ' ' || octets[offset] == '\t')) {
      // A folded line belongs to the field before it.
      return;
    } else {
      Optional<StateField> field = StateField.of(octets, offset, length);
      inStateField = field.isPresent();
      field.ifPresent(state -> note(state, octets, offset, length));
      noteSubject(octets, offset, length);
    }
  }

  private void note(StateField field, byte[] octets, int offset, int length) {
    switch (field) {
      case X_UIDL -> uidl = value(text(octets, offset, length));
      case X_IMAP, X_IMAPBASE -> hasImapState = true;
      case STATUS, X_STATUS, X_KEYWORDS, X_UID -> {}
    }
  }

  private void noteSubject(byte[] octets, int offset, int length) {
    if (subject.isEmpty() && length > SUBJECT.length()) {
      String text = text(octets, offset, length);
      if (text.toLowerCase(Locale.ROOT).startsWith(SUBJECT)) {
        subject = value(text);
      }
    }
  }

  private static String text(byte[] octets, int offset, int length) {
    return new String(octets, offset, Math.min(length, MAX_VALUE), StandardCharsets.ISO_8859_1);
  }

  private static String value(String field) {
    return field.substring(field.indexOf(':') + 1).strip();
  }

  @Override
  public long size() {
    return buffer.size();
  }

  @Override
  public InputStream open() throws IOException {
    return buffer.open();
  }

  /** Octets of it that are in memory. */
  public int inMemory() {
    return buffer.inMemory();
  }

  /**
   * SHA-256 of all but the fields of the mailbox's state, in hexadecimal digits. To be called once.
   */
  public String takeDigest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The unique-id that it has, if it can be one (RFC 1939 §7). */
  public Optional<String> uidl() {
    return Optional.ofNullable(uidl).filter(id -> id.matches("[!-~]{1,70}"));
  }

  /** Whether it is no message, but what a program keeps for itself in the mailbox. */
  public boolean isInternalData() {
    return hasImapState && subject.startsWith(INTERNAL);
  }

  @Override
  public void close() throws IOException {
    buffer.close();
  }
}
