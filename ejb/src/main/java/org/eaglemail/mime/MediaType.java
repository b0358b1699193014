package org.eaglemail.mime;

import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.util.ByteArrayBuffer;

/**
 * What a Content-Type says (RFC 2045 §5).
 *
 * @param name type and subtype in lower case
 * @param boundary the parameter of that name
 */
record MediaType(String name, Optional<String> boundary) {
  /** RFC 2045 §5.2. */
  static final MediaType DEFAULT = new MediaType("text/plain", Optional.empty());

  /** RFC 2046 §5.1.5, in a digest. */
  static final MediaType MESSAGE = new MediaType("message/rfc822", Optional.empty());

  /** RFC 2046 §5.1.1 allows 70 characters; some writers take more. */
  private static final int MAX_BOUNDARY = 256;

  /**
   * Reads a field.
   *
   * @throws InconvertibleException when its boundary is none
   */
  static MediaType of(byte[] field) throws InconvertibleException {
    RawBody body = body(field);
    Optional<String> boundary = Optional.empty();
    for (NameValuePair parameter : body.getParams()) {
      if ("boundary".equalsIgnoreCase(parameter.getName())) {
        boundary = Optional.ofNullable(parameter.getValue()).map(String::stripTrailing);
        break;
      }
    }
    if (boundary.filter(b -> b.isEmpty() || b.length() > MAX_BOUNDARY).isPresent()) {
      throw new InconvertibleException("a boundary is empty or too long");
    }
    return new MediaType(body.getValue().strip().toLowerCase(Locale.ROOT), boundary);
  }

  /** What a structured field has before its parameters, and these. */
  static RawBody body(byte[] field) throws InconvertibleException {
    try {
      RawFieldParser parser = RawFieldParser.DEFAULT;
      return parser.parseRawBody(parser.parseField(new ByteArrayBuffer(field, true)));
    } catch (MimeException e) {
      throw new InconvertibleException("a field of its MIME header cannot be read");
    }
  }

  Structure structure(TransferEncoding encoding) {
    boolean identity = encoding.isIdentity();
    if (name.equals("multipart/signed") || name.equals("multipart/encrypted")) {
      return new Structure.Leaf(false, true);
    }
    if (name.startsWith("multipart/")) {
      return identity && boundary.isPresent()
          ? new Structure.Multipart(boundary.get(), name.equals("multipart/digest"))
          : new Structure.Leaf(false, true);
    }
    if (name.equals("message/rfc822") && identity) {
      return new Structure.Message();
    }
    // RFC 6532 §3.7, RFC 6533 §6: message/global and its kin take any encoding, other messages
    // none.
    return new Structure.Leaf(
        name.startsWith("text/"),
        name.startsWith("message/") && !name.startsWith("message/global"));
  }
}
