package org.eaglemail.client;

/** Where in the dialogue a client is: decides how long it waits, and names what went wrong. */
enum Phase {
  GREETING("receiving the initial server greeting"),
  EHLO("performing the EHLO handshake"),
  HELO("performing the HELO handshake"),
  LHLO("performing the LHLO handshake"),
  STARTTLS("performing the TLS handshake"),
  AUTH("authenticating"),
  RSET("sending RSET"),
  MAIL("sending MAIL FROM"),
  RCPT("sending RCPT TO"),
  DATA("sending DATA command"),
  BODY("sending message body"),
  // RFC 5321 §4.1.1.4, RFC 1047: the peer may have taken the message without our hearing of it.
  END_OF_DATA("sending end of data -- message may be sent more than once"),
  QUIT("sending QUIT");

  private final String activity;

  Phase(String activity) {
    this.activity = activity;
  }

  /** What the client is doing, to stand behind "while": the words that Postfix uses. */
  String activity() {
    return activity;
  }
}
