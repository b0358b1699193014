package org.eaglemail.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header of a message or body part, each field as it came.
 *
 * @param fields each with its line ends
 * @param separated whether the empty line follows that ends a header
 * @param encoding what Content-Transfer-Encoding says, or would without the field
 * @param message whether it is the header of a message
 */
record EntityHeader(
    List<byte[]> fields,
    boolean separated,
    TransferEncoding encoding,
    Structure structure,
    boolean message) {
  private static final String ENCODING = "content-transfer-encoding";
  private static final String TYPE = "content-type";
  private static final String VERSION = "mime-version";

  /**
   * Reads what is of importance in it.
   *
   * @param otherwise the type when it does not say one
   */
  static EntityHeader of(
      List<byte[]> fields, boolean separated, MediaType otherwise, boolean message)
      throws InconvertibleException {
    Optional<byte[]> type = only(fields, TYPE);
    Optional<byte[]> encoding = only(fields, ENCODING);
    MediaType media = type.isPresent() ? MediaType.of(type.get()) : otherwise;
    TransferEncoding transfer =
        encoding.isPresent()
            ? TransferEncoding.of(MediaType.body(encoding.get()).getValue().strip())
            : TransferEncoding.SEVEN_BIT;
    return new EntityHeader(fields, separated, transfer, media.structure(transfer), message);
  }

  /** Who reads the first of two and who reads the last would see two different messages. */
  private static Optional<byte[]> only(List<byte[]> fields, String name)
      throws InconvertibleException {
    List<byte[]> found = fields.stream().filter(field -> name(field).equals(name)).toList();
    if (found.size() > 1) {
      throw new InconvertibleException("a MIME field is there twice");
    }
    return found.stream().findFirst();
  }

  /** The name of a field in lower case; empty when it has none. */
  static String name(byte[] field) {
    int end = 0;
    while (end < field.length && field[end] != ':') {
      end++;
    }
    return end == field.length
        ? ""
        : new String(field, 0, end, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
  }

  /** As it came. */
  byte[] octets() {
    return octets(fields);
  }

  /** The same with another transfer encoding. */
  byte[] octets(TransferEncoding other) {
    List<byte[]> changed = new ArrayList<>(fields.size() + 3);
    byte[] field = ascii("Content-Transfer-Encoding: " + other.text() + "\r\n");
    for (byte[] each : fields) {
      changed.add(name(each).equals(ENCODING) ? field : each);
    }
    if (!changed.contains(field)) {
      changed.addAll(missing());
      changed.add(field);
    }
    return octets(changed);
  }

  /** What makes a message a MIME message (RFC 2045 §4); of unknown characters, RFC 1428 §3. */
  private List<byte[]> missing() {
    if (!message || has(VERSION)) {
      return List.of();
    }
    byte[] version = ascii("MIME-Version: 1.0\r\n");
    return has(TYPE)
        ? List.of(version)
        : List.of(version, ascii("Content-Type: text/plain; charset=unknown-8bit\r\n"));
  }

  private boolean has(String name) {
    return fields.stream().anyMatch(field -> name(field).equals(name));
  }

  private byte[] octets(List<byte[]> all) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(1024);
    all.forEach(octets::writeBytes);
    if (separated) {
      octets.writeBytes(ascii("\r\n"));
    }
    return octets.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
