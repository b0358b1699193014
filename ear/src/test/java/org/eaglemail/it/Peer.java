package org.eaglemail.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A mail server that Eagle exchanges mail with. Postfix is the installed one; the others exclude it
 * and each other, and are taken as they were unpacked by {@code .ci/peers} in the directory of the
 * system property {@code eagle.test.peers}.
 *
 * <p>Their configuration lies below {@code peers} in the resources.
 */
enum Peer {
  POSTFIX(2, "ESMTPS", "5.1.1", "550 5.1.1 <%s>: Recipient address rejected", true),
  EXIM(3, "esmtps", "5.0.0", "550 no such mailbox here", false),
  SENDMAIL(4, "ESMTPS", "5.1.1", "550 5.1.1 <%s>... User unknown", true),
  /** That of Debian 12 offers STARTTLS, and fails at it since there is OpenSSL 3. */
  OPENSMTPD(5, "ESMTP", "5.0.0", "550 Invalid recipient: <%s>", true);

  /** The last octet of where it listens. */
  private final int host;

  private final String protocol;
  private final String unknownStatus;
  private final String unknownReply;
  private final boolean offersDsn;

  Peer(int host, String protocol, String unknownStatus, String unknownReply, boolean offersDsn) {
    this.host = host;
    this.protocol = protocol;
    this.unknownStatus = unknownStatus;
    this.unknownReply = unknownReply;
    this.offersDsn = offersDsn;
  }

  /** As in {@code eagle.test.require}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String address() {
    return "127.0.47." + host;
  }

  String domain() {
    return label() + ".peers.test";
  }

  /** Its name, and what its domain's MX record says. */
  String hostName() {
    return "mx." + domain();
  }

  /** An address in its domain. */
  String at(String user) {
    return user + "@" + domain();
  }

  /** How it takes mail from Eagle, in the words of its Received lines. */
  String protocol() {
    return protocol;
  }

  /** What a report says of an address that it does not know. */
  String unknownStatus() {
    return unknownStatus;
  }

  /** What it says itself. */
  String unknownReply(String recipient) {
    return unknownReply.formatted(recipient);
  }

  /** Whether it offers DSN; Exim does not by default. */
  boolean offersDsn() {
    return offersDsn;
  }

  boolean offersSmtpUtf8() {
    return this == POSTFIX || this == EXIM;
  }

  /** The root of its files, if they are here and it can be run. */
  Optional<Path> packages() {
    if (!PeerProcess.arePossible()) {
      return Optional.empty();
    }
    if (this == POSTFIX) {
      return Tool.find(label()).map(tool -> Path.of("/"));
    }
    return Optional.ofNullable(System.getProperty("eagle.test.peers"))
        .map(directory -> Path.of(directory, label()))
        .filter(Files::isDirectory);
  }
}
