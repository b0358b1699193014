package org.eaglemail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** What a reader of mail that is not ours sees in a message. */
final class Decoded {
  private Decoded() {}

  /** The decoded leaves in order, each behind its type, one octet a character. */
  static List<String> leaves(byte[] message) throws IOException, MimeException {
    MimeTokenStream tokens = new MimeTokenStream(MimeConfig.PERMISSIVE);
    tokens.parse(new ByteArrayInputStream(message));
    List<String> leaves = new ArrayList<>();
    for (EntityState state = tokens.getState();
        state != EntityState.T_END_OF_STREAM;
        state = tokens.next()) {
      if (state == EntityState.T_BODY) {
        String type = tokens.getBodyDescriptor().getMimeType();
        try (InputStream content = tokens.getDecodedInputStream()) {
          leaves.add(type + ": " + new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return leaves;
  }
}
