package org.eaglemail.policy.header;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was seen of a header.
 *
 * @param octets its length up to the empty line, or as far as it was read
 * @param fields how many lines begin a field
 * @param received how many of them are Received: the servers it passed (RFC 5321 §6.3)
 * @param present which of the known fields are there
 * @param messageId the first Message-ID, as far as it stands on one line; in printable ASCII
 * @param dropped where the fields are that a submitted message must not have, in order
 */
public record HeaderSummary(
    long octets,
    int fields,
    int received,
    Set<HeaderField> present,
    Optional<String> messageId,
    List<OctetRange> dropped) {
  public HeaderSummary {
    present = Set.copyOf(present);
    dropped = List.copyOf(dropped);
  }

  /** Whether it has that field. */
  public boolean has(HeaderField field) {
    return present.contains(field);
  }
}
