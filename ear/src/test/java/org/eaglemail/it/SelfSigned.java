package org.eaglemail.it;

import java.io.IOException;
import java.nio.file.Path;

/** A certificate that signs itself, as {@code openssl} makes it, and its key: PEM files. */
record SelfSigned(Path certificate, Path key) {
  /**
   * Makes one.
   *
   * @param file of the certificate; the key's ends with {@code .key}
   * @param names {@code DNS:mail.example.org} or {@code IP:192.0.2.1}
   */
  static SelfSigned make(Path file, String... names) throws IOException, InterruptedException {
    Path key = file.resolveSibling(file.getFileName() + ".key");
    Tool.named("openssl")
        .run(
            "req",
            "-x509",
            "-nodes",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-days",
            "2",
            "-subj",
            "/CN=test",
            "-addext",
            "subjectAltName=" + String.join(",", names),
            "-keyout",
            key.toString(),
            "-out",
            file.toString());
    return new SelfSigned(file, key);
  }
}
