package org.eaglemail.protocol.smtp;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a client said of its message behind MAIL (RFC 5321 §4.1.1.11).
 *
 * @param size its length in octets as the client estimates it (RFC 1870 §6)
 * @param body how its octets are to be read (RFC 6152 §3, RFC 3030 §3)
 * @param utf8 whether addresses and header may hold UTF-8 (RFC 6531 §3.4)
 * @param notification what the sender wants of notifications (RFC 3461 §4.3, §4.4)
 * @param requireTls whether each hop must be encrypted and verified (RFC 8689 §2)
 * @param release when it shall be sent at the earliest (RFC 4865)
 * @param deliverBy when it shall be delivered (RFC 2852)
 * @param priority −9 to 9 (RFC 6710 §4.1); none means 0
 * @param submitter whether AUTH= came with it (RFC 4954 §5). Whom it names is believed of no
 *     client, and no server is told: it counts as AUTH=&lt;&gt;
 */
public record MailParameters(
    OptionalLong size,
    BodyType body,
    boolean utf8,
    Notification notification,
    boolean requireTls,
    Optional<FutureRelease> release,
    Optional<DeliverBy> deliverBy,
    OptionalInt priority,
    boolean submitter) {

  /**
   * RET and ENVID.
   *
   * @param envelopeId decoded: no xtext any more
   */
  public record Notification(Optional<DsnReturn> returned, Optional<String> envelopeId) {
    /** Nothing was said. */
    public static final Notification NONE = new Notification(Optional.empty(), Optional.empty());
  }

  /** A plain {@code MAIL FROM:<…>}. */
  public static final MailParameters NONE = of(OptionalLong.empty(), BodyType.SEVEN_BIT);

  public MailParameters {
    if (size.isPresent() && size.getAsLong() < 0) {
      throw new IllegalArgumentException("size is negative");
    }
    if (priority.isPresent() && Math.abs(priority.getAsInt()) > 9) {
      throw new IllegalArgumentException("priority is not between -9 and 9");
    }
  }

  /** Those of a message of which nothing is said who submitted it. */
  public MailParameters(
      OptionalLong size,
      BodyType body,
      boolean utf8,
      Notification notification,
      boolean requireTls,
      Optional<FutureRelease> release,
      Optional<DeliverBy> deliverBy,
      OptionalInt priority) {
    this(size, body, utf8, notification, requireTls, release, deliverBy, priority, false);
  }

  /** SIZE and BODY alone. */
  public static MailParameters of(OptionalLong size, BodyType body) {
    return new MailParameters(
        size,
        body,
        false,
        Notification.NONE,
        false,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty());
  }

  /** The same for a message of that content, whose size is another. */
  public MailParameters body(BodyType other) {
    return new MailParameters(
        OptionalLong.empty(),
        other,
        utf8,
        notification,
        requireTls,
        release,
        deliverBy,
        priority,
        submitter);
  }

  /** The parameters for the wire, each with a space before it; empty when there is none to give. */
  public String text() {
    StringBuilder text = new StringBuilder();
    size.ifPresent(octets -> text.append(" SIZE=").append(octets));
    // RFC 6152 §2: a message is 7BIT where nothing else is said.
    if (body != BodyType.SEVEN_BIT) {
      text.append(" BODY=").append(body.keyword());
    }
    text.append(utf8 ? " SMTPUTF8" : "");
    notification.returned().ifPresent(part -> text.append(" RET=").append(part));
    notification.envelopeId().ifPresent(id -> text.append(" ENVID=").append(Xtext.encode(id)));
    text.append(requireTls ? " REQUIRETLS" : "");
    release.ifPresent(time -> text.append(' ').append(time.text()));
    deliverBy.ifPresent(time -> text.append(" BY=").append(time.text()));
    priority.ifPresent(value -> text.append(" MT-PRIORITY=").append(value));
    return text.toString();
  }
}
