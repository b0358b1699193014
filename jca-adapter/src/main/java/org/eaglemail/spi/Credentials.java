package org.eaglemail.spi;

/**
 * A name and a password that a client gave. The password never appears in {@link #toString()}.
 *
 * @param authorization whom the client wants to act as; empty means the same as {@code
 *     authentication} (RFC 4616 §2)
 * @param authentication whose password it is
 */
public record Credentials(String authorization, String authentication, String password) {

  /** Credentials of somebody who acts as himself. */
  public static Credentials of(String user, String password) {
    return new Credentials("", user, password);
  }

  @Override
  public String toString() {
    return "Credentials[" + authentication + "]";
  }
}
