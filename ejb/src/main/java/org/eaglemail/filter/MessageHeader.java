package org.eaglemail.filter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.spi.MessageSource;

/**
 * The header of a message.
 *
 * @param fields in their order
 * @param bodyOffset where the body begins, in octets from the message's beginning
 * @param separated whether an empty line stands between header and body; where the message has
 *     none, its body is what can be no field
 */
public record MessageHeader(List<HeaderField> fields, long bodyOffset, boolean separated) {
  /** The largest header that is read: 512 KiB. */
  public static final int MAX_OCTETS = 512 * 1024;

  public MessageHeader {
    fields = List.copyOf(fields);
  }

  /**
   * Reads it; nothing of the body is kept.
   *
   * @throws HeaderTooLargeException when it is larger than {@link #MAX_OCTETS}
   * @throws IOException when the source cannot be read
   */
  public static MessageHeader read(MessageSource source) throws IOException {
    try (InputStream in = new BufferedInputStream(source.open(), 8192)) {
      return new Reader(in).header();
    }
  }

  /** The first field of that name, in any letter case. */
  public Optional<HeaderField> first(String name) {
    return fields.stream().filter(field -> field.is(name)).findFirst();
  }

  /** All fields of that name, in any letter case. */
  public List<HeaderField> all(String name) {
    return fields.stream().filter(field -> field.is(name)).toList();
  }

  /** Line for line. */
  private static final class Reader {
    private final InputStream in;
    private final List<HeaderField> fields = new ArrayList<>();
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(128);
    private long consumed;

    Reader(InputStream in) {
      this.in = in;
    }

    MessageHeader header() throws IOException {
      StringBuilder field = new StringBuilder();
      long ended = 0;
      while (true) {
        String line = line();
        boolean folded = line.startsWith(" ") || line.startsWith("\t");
        if (!folded && !field.isEmpty()) {
          fields.add(HeaderField.received(field.toString()).orElseThrow());
          ended = consumed - octets.size();
          field.setLength(0);
        }
        if (octets.size() == 0) {
          return new MessageHeader(fields, ended, false);
        }
        if (line.isEmpty()) {
          return new MessageHeader(fields, consumed, true);
        }
        if (field.isEmpty() && HeaderField.received(line).isEmpty()) {
          return new MessageHeader(fields, ended, false);
        }
        field.append(field.isEmpty() ? "" : "\r\n").append(line);
      }
    }

    /** The next line without its CRLF; {@link #octets} has it with its CRLF, none at the end. */
    private String line() throws IOException {
      octets.reset();
      int previous = -1;
      int octet = in.read();
      while (octet >= 0) {
        octets.write(octet);
        if (++consumed > MAX_OCTETS) {
          throw new HeaderTooLargeException();
        }
        if (octet == '\n' && previous == '\r') {
          String line = octets.toString(ISO_8859_1);
          return line.substring(0, line.length() - 2);
        }
        previous = octet;
        octet = in.read();
      }
      return octets.toString(ISO_8859_1);
    }
  }
}
