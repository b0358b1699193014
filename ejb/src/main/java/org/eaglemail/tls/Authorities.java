package org.eaglemail.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.SettingFault;
import org.eaglemail.settings.Settings;

/** Whom we trust to say which server is which. */
public final class Authorities {
  private static final String SETTING = "eagle.smtp.client.tls-trust";

  private Authorities() {}

  /**
   * A client's context that trusts the authorities of the settings alone; empty for the JDK's.
   *
   * @throws FaultySettingsException naming the setting when they cannot be read
   */
  public static Optional<SSLContext> context(Settings settings) {
    return settings.smtpClientTlsTrust().map(Authorities::read);
  }

  private static SSLContext read(Path file) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate authority : PemFiles.certificates(file)) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      FaultySettingsException fault =
          new FaultySettingsException(List.of(new SettingFault(SETTING, Faults.explain(e))));
      fault.initCause(e);
      throw fault;
    }
  }
}
