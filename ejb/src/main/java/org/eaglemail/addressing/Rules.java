package org.eaglemail.addressing;

import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.settings.Delimiters;
import org.eaglemail.settings.Settings;

/**
 * How addresses are expanded.
 *
 * @param hostname this host's own
 * @param delimiters what an extension begins with
 * @param postmaster who gets mail for a postmaster or abuse that nobody is
 * @param maxDepth steps from a recipient to whom it leads
 * @param maxAddresses that are looked at behind a recipient
 */
public record Rules(
    Domain hostname,
    Delimiters delimiters,
    Optional<EmailAddress> postmaster,
    int maxDepth,
    int maxAddresses) {

  /** Those of the settings. */
  public static Rules of(Settings settings) {
    return new Rules(
        settings.hostname(),
        settings.recipientDelimiters(),
        settings.postmaster(),
        settings.expansionMaxDepth(),
        settings.expansionMax());
  }
}
