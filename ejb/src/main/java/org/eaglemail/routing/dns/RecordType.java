package org.eaglemail.routing.dns;

import org.xbill.DNS.Type;

/**
 * The types of records that are asked for: those that lead to a mail host (RFC 5321 §5.1), and
 * text.
 */
public enum RecordType {
  MX(Type.MX),
  A(Type.A),
  AAAA(Type.AAAA),
  TXT(Type.TXT);

  private final int code;

  RecordType(int code) {
    this.code = code;
  }

  /** The number in a DNS message (RFC 1035 §3.2.2, RFC 3596 §2.1). */
  int code() {
    return code;
  }
}
