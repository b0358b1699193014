package org.eaglemail.tls;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;

/** Tells whether a key belongs to a certificate: what it signs, the certificate verifies. */
final class KeyFit {
  private static final byte[] SAMPLE = "Eagle".getBytes(StandardCharsets.US_ASCII);

  private KeyFit() {}

  /**
   * Returns when it does.
   *
   * @throws KeyException with that message and the file's name when it does not
   */
  static void require(
      PrivateKey key, X509Certificate certificate, Supplier<String> fault, Path file)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certificate.getPublicKey().getAlgorithm())
        || !signs(key, certificate)) {
      throw new KeyException(fault.get() + ": " + file);
    }
  }

  private static boolean signs(PrivateKey key, X509Certificate certificate)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(SAMPLE);
    byte[] signed = signature.sign();
    signature.initVerify(certificate.getPublicKey());
    signature.update(SAMPLE);
    return signature.verify(signed);
  }
}
