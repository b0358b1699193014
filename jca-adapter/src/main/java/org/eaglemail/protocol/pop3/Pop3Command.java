package org.eaglemail.protocol.pop3;

import java.util.Optional;
import java.util.OptionalInt;

/** A command of a POP3 client (RFC 1939, RFC 2449, RFC 6856). Message numbers are at least 1. */
public sealed interface Pop3Command {

  /** A command that logs in: for the authorization state only (RFC 1939 §4). */
  sealed interface OfAuthorization extends Pop3Command {}

  /** A command of a login that shows the password. */
  sealed interface OfPassword extends OfAuthorization {}

  /** A command on the maildrop: for the transaction state only (RFC 1939 §5). */
  sealed interface OfTransaction extends Pop3Command {}

  /** RFC 1939 §7. */
  record User(String name) implements OfPassword {}

  /** RFC 1939 §7; all that stands behind the one space, spaces too. Not shown by toString. */
  record Pass(String password) implements OfPassword {
    @Override
    public String toString() {
      return "Pass[]";
    }
  }

  /**
   * RFC 1939 §7.
   *
   * @param digest 32 hexadecimal digits
   */
  record Apop(String name, String digest) implements OfAuthorization {
    @Override
    public String toString() {
      return "Apop[" + name + "]";
    }
  }

  /** AUTH alone: which mechanisms there are. From before RFC 5034, and still asked. */
  record Mechanisms() implements OfAuthorization {}

  /**
   * RFC 5034 §4. Not shown by toString.
   *
   * @param mechanism in any letter case
   * @param initialResponse in base64; {@code =} for one of no octets
   */
  record Auth(String mechanism, Optional<String> initialResponse) implements OfAuthorization {
    @Override
    public String toString() {
      return "Auth[" + mechanism + "]";
    }
  }

  /** RFC 1939 §5. */
  record Stat() implements OfTransaction {}

  /** RFC 1939 §5, LIST; without a number all messages. */
  record ListSizes(OptionalInt number) implements OfTransaction {}

  /** RFC 1939 §7; without a number all messages. */
  record Uidl(OptionalInt number) implements OfTransaction {}

  /**
   * RFC 1939 §7.
   *
   * @param lines of the body, 0 or more
   */
  record Top(int number, int lines) implements OfTransaction {}

  /** RFC 1939 §5. */
  record Retr(int number) implements OfTransaction {}

  /** RFC 1939 §5. */
  record Dele(int number) implements OfTransaction {}

  /** RFC 1939 §5. */
  record Rset() implements OfTransaction {}

  /** RFC 1939 §5. */
  record Noop() implements OfTransaction {}

  /** RFC 1460 §6; RFC 1725 took it out. */
  record Last() implements OfTransaction {}

  /**
   * XTND XLST: a field of the header of one message or of all.
   *
   * @param field its name
   */
  record Xlst(String field, OptionalInt number) implements OfTransaction {}

  /** XTND XMIT: a message follows, which is to be sent. */
  record Xmit() implements Pop3Command {}

  /** RFC 1939 §4 and §6. */
  record Quit() implements Pop3Command {}

  /** RFC 2449 §5. */
  record Capa() implements Pop3Command {}

  /** RFC 2595 §4. */
  record Stls() implements Pop3Command {}

  /** RFC 6856 §2.1: for the authorization state only. */
  record Utf8() implements Pop3Command {}

  /**
   * RFC 6856 §3.2.
   *
   * @param range {@code *} or a range of languages (RFC 4647 §2.1); none to list them
   */
  record Lang(Optional<String> range) implements Pop3Command {}

  /** A word that is no command here. */
  record Unknown() implements Pop3Command {}
}
