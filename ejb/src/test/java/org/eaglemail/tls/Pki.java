package org.eaglemail.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Keys and certificates that {@code openssl} makes. */
final class Pki {
  private static final long PATIENCE_SECONDS = 60;

  private final Path directory;

  Pki(Path directory) {
    this.directory = directory;
    Assumptions.assumeTrue(isThere(), "openssl is not installed");
  }

  private static boolean isThere() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "openssl")));
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** Runs it with these words, which may name files in the directory. */
  void openssl(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(file("openssl.log").toFile())
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command + ": " + Files.readString(file("openssl.log")));
    }
  }

  /** Makes {@code name.key} and a certificate {@code name.pem} for these hosts. */
  void certificate(String name, boolean rsa, int days, String... hosts)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("req", "-x509", "-nodes", "-newkey"));
    words.addAll(rsa ? List.of("rsa:2048") : List.of("ec", "-pkeyopt", "ec_paramgen_curve:P-256"));
    words.addAll(List.of("-keyout", name + ".key", "-out", name + ".pem"));
    words.addAll(List.of("-days", Integer.toString(days), "-subj", "/CN=" + hosts[0]));
    words.addAll(
        List.of(
            "-addext",
            "subjectAltName=" + String.join(",", Stream.of(hosts).map(h -> "DNS:" + h).toList())));
    openssl(words.toArray(String[]::new));
  }

  /** The pair of that name. */
  CertificateSource.Pem pair(String name) {
    return new CertificateSource.Pem(
        "eagle.tls.certificate",
        List.of(file(name + ".pem")),
        List.of(file(name + ".key")),
        Optional.empty());
  }
}
