package org.eaglemail.transcript;

import java.nio.charset.StandardCharsets;

/**
 * What the client says, with its escapes.
 *
 * @param text as in the file
 * @param end what follows it
 */
record Phrase(String text, String end) {

  Phrase {
    // A fault in it is told where it is written, not when it would be said.
    Escapes.resolve(text, name -> name);
  }

  byte[] octets(Bindings values) {
    return (Escapes.resolve(text, values::get) + end).getBytes(StandardCharsets.ISO_8859_1);
  }
}
