package org.eaglemail.directory;

import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;

/**
 * What a transaction of the directory touches, announced within it as a CDI event. Caches observe
 * it after the transaction's completion, whatever its outcome: to forget too much is harmless.
 */
public sealed interface DirectoryChange {

  /** A domain came or went. */
  record OfDomain(Domain name) implements DirectoryChange {}

  /** An account came, went, or has another password; the address has a lower-case local part. */
  record OfAccount(EmailAddress address) implements DirectoryChange {}

  /** An administrator came or has another password. */
  record OfAdministrator(String name) implements DirectoryChange {}

  /** The transport table is another. */
  record OfTransports() implements DirectoryChange {}
}
