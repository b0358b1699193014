package org.eaglemail.filter.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import org.eaglemail.filter.Edit;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.filter.HeaderField;
import org.eaglemail.filter.MessageHeader;
import org.eaglemail.spi.MessageSource;

/** A message with another header or body, put together as it is read; the header is in memory. */
final class EditedMessage implements MessageSource {
  private static final byte[] CRLF = {'\r', '\n'};

  private final byte[] header;
  private final MessageSource body;

  private EditedMessage(byte[] header, MessageSource body) {
    this.header = header;
    this.body = body;
  }

  /**
   * The message with these edits made; itself when none is of its header or body.
   *
   * @throws IOException when its header cannot be read
   */
  static MessageSource of(FilteredMessage message, List<Edit> edits) throws IOException {
    HeaderEdits fields = null;
    MessageSource body = null;
    for (Edit edit : edits) {
      switch (edit) {
        case Edit.OfHeader ofHeader -> {
          if (fields == null) {
            fields = new HeaderEdits(message.header().fields());
          }
          fields.make(ofHeader);
        }
        case Edit.ReplaceBody(MessageSource other) -> body = other;
        case Edit.OfEnvelope ofEnvelope -> {}
      }
    }
    if (fields == null && body == null) {
      return message.source();
    }
    MessageHeader before = message.header();
    MessageSource rest = body == null ? new Tail(message.source(), before.bodyOffset()) : body;
    List<HeaderField> after = fields == null ? before.fields() : fields.fields();
    // A body that began where no more field was needs an empty line now.
    boolean separated = before.separated() || rest.size() > 0;
    return new EditedMessage(octets(after, separated), rest);
  }

  private static byte[] octets(List<HeaderField> fields, boolean separated) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(1024);
    fields.forEach(field -> octets.writeBytes(field.octets()));
    if (separated) {
      octets.writeBytes(CRLF);
    }
    return octets.toByteArray();
  }

  @Override
  public long size() {
    return header.length + body.size();
  }

  @Override
  public InputStream open() throws IOException {
    return new SequenceInputStream(new ByteArrayInputStream(header), body.open());
  }

  /** What of a message comes behind its header. */
  private record Tail(MessageSource message, long offset) implements MessageSource {
    @Override
    public long size() {
      return message.size() - offset;
    }

    @Override
    public InputStream open() throws IOException {
      InputStream in = message.open();
      try {
        in.skipNBytes(offset);
        return in;
      } catch (IOException e) {
        in.close();
        throw e;
      }
    }
  }
}
