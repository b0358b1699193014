package org.eaglemail.wire;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;

/**
 * The channel bindings of one session, as its server has them.
 *
 * @param session none: the session is in the clear, and has no bindings
 */
public record ChannelBindings(Optional<SSLSession> session) {
  /** Those of a session in the clear. */
  public static final ChannelBindings NONE = new ChannelBindings(Optional.empty());

  /** RFC 9266 §2. */
  private static final String EXPORTER_LABEL = "EXPORTER-Channel-Binding";

  private static final int EXPORTER_LENGTH = 32;

  private static final System.Logger LOG = System.getLogger(ChannelBindings.class.getName());
  private static final Optional<MethodHandle> EXPORT = findExport();

  // Since Java 25; we are compiled for older ones too.
  private static Optional<MethodHandle> findExport() {
    try {
      return Optional.of(
          MethodHandles.publicLookup()
              .findVirtual(
                  ExtendedSSLSession.class,
                  "exportKeyingMaterialData",
                  MethodType.methodType(byte[].class, String.class, byte[].class, int.class)));
    } catch (ReflectiveOperationException older) {
      return Optional.empty();
    }
  }

  /** The binding of that type; empty when this session, or this Java, has none. */
  public Optional<byte[]> find(ChannelBinding type) {
    return session.flatMap(
        tls ->
            switch (type) {
              case TLS_EXPORTER -> exported(tls);
              case TLS_SERVER_END_POINT -> endPoint(tls);
            });
  }

  private static Optional<byte[]> exported(SSLSession session) {
    // RFC 9266 §4.2: under TLS 1.2 it is unique only with RFC 7627, which the JDK does not tell of.
    if (EXPORT.isEmpty()
        || !(session instanceof ExtendedSSLSession extended)
        || !session.getProtocol().equals("TLSv1.3")) {
      return Optional.empty();
    }
    try {
      byte[] noContext = {};
      return Optional.of(
          (byte[]) EXPORT.get().invokeExact(extended, EXPORTER_LABEL, noContext, EXPORTER_LENGTH));
    } catch (Throwable e) {
      LOG.log(Level.DEBUG, "no keying material", e);
      return Optional.empty();
    }
  }

  private static Optional<byte[]> endPoint(SSLSession session) {
    Certificate[] local = session.getLocalCertificates();
    if (local == null || !(local[0] instanceof X509Certificate certificate)) {
      return Optional.empty();
    }
    try {
      Optional<String> hash = SignatureHash.of(certificate);
      return hash.isPresent()
          ? Optional.of(MessageDigest.getInstance(hash.get()).digest(certificate.getEncoded()))
          : Optional.empty();
    } catch (GeneralSecurityException e) {
      LOG.log(Level.DEBUG, "no hash of the certificate", e);
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return session.map(tls -> tls.getProtocol().toLowerCase(Locale.ROOT)).orElse("none");
  }
}
