package org.eaglemail.launcher.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** How messages come into the maildrop. */
sealed interface Delivery permits Delivery.None, SmtpDelivery, MaildirDelivery {

  /**
   * Brings a message on its way.
   *
   * @param message with CRLF line ends
   * @throws IOException when it is not taken
   */
  void deliver(byte[] message) throws IOException;

  /** Whether it can do that. */
  default boolean isPossible() {
    return true;
  }

  /** Not at all: the account was filled by somebody else. */
  record None() implements Delivery {
    @Override
    public void deliver(byte[] message) throws IOException {
      throw new IOException("there is no way to deliver messages");
    }

    @Override
    public boolean isPossible() {
      return false;
    }
  }

  /**
   * By {@code smtp://host:port}, {@code lmtp://host:port} or {@code maildir:directory}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  static Delivery parse(String text, String recipient) {
    URI uri = URI.create(text);
    if ("maildir".equals(uri.getScheme())) {
      return new MaildirDelivery(Path.of(uri.getSchemeSpecificPart()));
    }
    boolean lmtp = "lmtp".equals(uri.getScheme());
    if ((lmtp || "smtp".equals(uri.getScheme())) && uri.getHost() != null && uri.getPort() > 0) {
      return new SmtpDelivery(uri.getHost(), uri.getPort(), lmtp, recipient);
    }
    throw new IllegalArgumentException(
        "--deliver is smtp://HOST:PORT, lmtp://HOST:PORT or maildir:DIR, not '" + text + "'");
  }
}
