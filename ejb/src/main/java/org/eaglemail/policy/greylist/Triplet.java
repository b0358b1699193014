package org.eaglemail.policy.greylist;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.settings.CidrBlock;

/**
 * Who writes to whom from where.
 *
 * @param network of the client: the servers of one sender try again for each other
 */
public record Triplet(CidrBlock network, ReversePath sender, EmailAddress recipient) {

  /** What it is stored by: of one length, and no list of who writes to whom. */
  String digest() {
    // A space is in no network and, unquoted, in no address.
    String text = network + " " + sender.text() + " " + recipient;
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] octets = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(octets));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java lacks SHA-256", e);
    }
  }
}
