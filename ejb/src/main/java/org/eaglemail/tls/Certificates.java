package org.eaglemail.tls;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.SettingFault;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.TlsOffer;
import org.jspecify.annotations.Nullable;

/** With what the listeners encrypt. Certificates change when their files do. */
@ApplicationScoped
public class Certificates {
  private static final Logger LOG = System.getLogger(Certificates.class.getName());

  /** What is there once the application is open. */
  private record Open(ReloadedKeys keys, SSLContext context, List<String> protocols) {}

  private volatile @Nullable Open open;

  /**
   * Reads the certificates, or makes one when none is configured.
   *
   * @throws FaultySettingsException naming the setting when they cannot be used
   */
  public void open(Settings settings) {
    CertificateSource source = source(settings);
    try {
      ReloadedKeys keys = ReloadedKeys.load(source, Clock.systemUTC());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {keys.manager()}, null, null);
      open = new Open(keys, context, settings.tlsProtocols());
      keys.warnOfExpiry();
    } catch (IOException | GeneralSecurityException e) {
      throw fault(source.setting(), e);
    }
  }

  private static CertificateSource source(Settings settings) {
    Optional<String> password = settings.tlsPassword();
    if (settings.tlsKeystore().isPresent()) {
      return new CertificateSource.Pkcs12(
          "eagle.tls.keystore", settings.tlsKeystore().get(), password);
    }
    if (!settings.tlsCertificates().isEmpty()) {
      return new CertificateSource.Pem(
          "eagle.tls.certificate", settings.tlsCertificates(), settings.tlsKeys(), password);
    }
    try {
      CertificateSource made =
          SelfSigned.in(
              settings.data().resolve("tls"), settings.hostname(), Clock.systemUTC().instant());
      LOG.log(
          Level.WARNING,
          "TLS: no certificate is configured (eagle.tls.certificate). Eagle shows one of its own,"
              + " {0}, which no client trusts: for trying only",
          made);
      return made;
    } catch (IOException | GeneralSecurityException e) {
      throw fault("eagle.data", e);
    }
  }

  private static FaultySettingsException fault(String setting, Exception cause) {
    FaultySettingsException fault =
        new FaultySettingsException(List.of(new SettingFault(setting, Faults.explain(cause))));
    fault.initCause(cause);
    return fault;
  }

  /**
   * What a listener offers.
   *
   * @param implicit whether sessions begin with the handshake
   * @throws IllegalStateException before {@link #open}
   */
  public TlsOffer offer(boolean implicit) {
    Open now = open;
    if (now == null) {
      throw new IllegalStateException("the certificates are not read yet");
    }
    return new TlsOffer(now.context(), now.protocols(), implicit);
  }

  /** Looks whether the files changed, and reads them anew if so. */
  public void refresh() {
    Open now = open;
    if (now != null) {
      now.keys().refresh();
    }
  }

  /** Warns of certificates that end soon. */
  public void warnOfExpiry() {
    Open now = open;
    if (now != null) {
      now.keys().warnOfExpiry();
    }
  }
}
