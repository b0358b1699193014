package org.eaglemail.wire;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;

/** The hash function in the signature of a certificate. */
final class SignatureHash {
  private static final String LEAST = "SHA-256";

  private SignatureHash() {}

  /**
   * The hash function that {@code tls-server-end-point} uses (RFC 5929 §4.1); empty when the
   * signature has none, as those of Ed25519.
   */
  static Optional<String> of(X509Certificate certificate) throws GeneralSecurityException {
    String name = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    if (name.equals("RSASSA-PSS")) {
      return Optional.of(atLeast(ofParameters(certificate.getSigAlgParams())));
    }
    int with = name.indexOf("WITH");
    return with < 0 ? Optional.empty() : Optional.of(atLeast(name.substring(0, with)));
  }

  private static String ofParameters(byte[] encoded) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
    try {
      parameters.init(encoded);
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
    return parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm();
  }

  private static String atLeast(String hash) {
    return switch (hash) {
      case "MD5", "SHA1", "SHA-1" -> LEAST;
      case "SHA224" -> "SHA-224";
      case "SHA256" -> "SHA-256";
      case "SHA384" -> "SHA-384";
      case "SHA512" -> "SHA-512";
      default -> hash;
    };
  }
}
