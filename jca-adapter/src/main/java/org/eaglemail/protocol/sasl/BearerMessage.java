package org.eaglemail.protocol.sasl;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message of OAUTHBEARER (RFC 7628 §3.1).
 *
 * @param authorization whom the client wants to act as; empty: whom the token names
 * @param host the server that the client wanted to reach, if it says so
 * @param port likewise
 * @param token as it is sent, never looked into here
 */
public record BearerMessage(
    String authorization, Optional<String> host, Optional<String> port, String token) {
  // RFC 6750 §2.1: b64token.
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
  private static final Pattern BEARER = Pattern.compile("bearer +(\\S+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern KEY = Pattern.compile("[A-Za-z]+");
  // RFC 7628 §3.1: VCHAR / SP / HTAB / CR / LF.
  private static final Pattern VALUE = Pattern.compile("[!-~ \t\r\n]*");

  public BearerMessage {
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("not a bearer token");
    }
  }

  /** Reads a message. */
  public static BearerMessage parse(byte[] octets) throws SaslSyntaxError {
    String text = SaslText.decode(octets);
    int end = text.indexOf('\1');
    if (end < 0 || !text.endsWith("\1\1")) {
      throw new SaslSyntaxError("not a message of OAUTHBEARER");
    }
    Gs2Header header = Gs2Header.parse(text.substring(0, end));
    if (header.binding() instanceof Gs2Header.Binding.Used) {
      // RFC 7628 §3.1: the mechanism has no channel binding.
      throw new SaslSyntaxError("OAUTHBEARER has no channel binding");
    }
    Map<String, String> pairs =
        pairs(text.substring(end + 1, Math.max(end + 1, text.length() - 2)));
    return new BearerMessage(
        header.authorization(),
        Optional.ofNullable(pairs.get("host")),
        Optional.ofNullable(pairs.get("port")),
        token(pairs));
  }

  private static Map<String, String> pairs(String text) throws SaslSyntaxError {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split("\1", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0
          || !KEY.matcher(pair.substring(0, equals)).matches()
          || !VALUE.matcher(pair.substring(equals + 1)).matches()
          || pairs.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
        throw new SaslSyntaxError("not a pair of key and value");
      }
    }
    return pairs;
  }

  private static String token(Map<String, String> pairs) throws SaslSyntaxError {
    Matcher scheme = BEARER.matcher(pairs.getOrDefault("auth", ""));
    if (!scheme.matches() || !TOKEN.matcher(scheme.group(1)).matches()) {
      throw new SaslSyntaxError("no bearer token");
    }
    return scheme.group(1);
  }

  /** The message as it is sent. */
  public byte[] octets() {
    String header = new Gs2Header(new Gs2Header.Binding.Unsupported(), authorization).text();
    return SaslText.encode(
        header
            + "\1"
            + host.map(name -> "host=" + name + "\1").orElse("")
            + port.map(number -> "port=" + number + "\1").orElse("")
            + "auth=Bearer "
            + token
            + "\1\1");
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "BearerMessage[" + authorization + "]";
  }
}
