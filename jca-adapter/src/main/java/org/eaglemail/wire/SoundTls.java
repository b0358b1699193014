package org.eaglemail.wire;

import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLParameters;

/** What either side of ours agrees to (RFC 9325). */
public final class SoundTls {
  private SoundTls() {}

  /** Leaves these versions and no weak cipher suite. */
  public static void restrict(SSLParameters parameters, List<String> protocols) {
    parameters.setProtocols(protocols.toArray(String[]::new));
    parameters.setCipherSuites(
        Stream.of(parameters.getCipherSuites()).filter(SoundTls::isSound).toArray(String[]::new));
  }

  /**
   * RFC 9325 §4.1, §4.2: no key exchange without forward secrecy, no CBC, no SHA-1. What is weaker
   * still the JDK leaves out by itself.
   */
  private static boolean isSound(String suite) {
    return !suite.startsWith("TLS_RSA_") && !suite.contains("_CBC_") && !suite.endsWith("_SHA");
  }
}
