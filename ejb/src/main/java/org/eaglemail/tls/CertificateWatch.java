package org.eaglemail.tls;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Looks after the certificates while the server runs. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CertificateWatch {
  @Inject private Certificates certificates;

  /** A changed certificate is in use within half a minute. */
  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  void look() {
    certificates.refresh();
  }

  @Schedule(hour = "3", minute = "33", persistent = false)
  void warn() {
    certificates.warnOfExpiry();
  }
}
