package org.eaglemail.reception;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.DefaultAddressParser;
import org.apache.james.mime4j.field.address.ParseException;
import org.eaglemail.filter.HeaderField;
import org.eaglemail.filter.MessageHeader;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.protocol.smtp.Reply;

/**
 * Who sends a message to whom, as its header says: what {@code sendmail -t} makes of it. Where it
 * was sent on, the fields of that count alone (RFC 5322 §3.6.6).
 *
 * @param sender none when the header names nobody
 * @param recipients each once, in their order
 */
record HeaderEnvelope(Optional<EmailAddress> sender, List<EmailAddress> recipients) {
  private static final String RESENT = "Resent-";
  private static final List<String> TO = List.of("To", "Cc", "Bcc");

  /** A field that should hold addresses holds something else; {@code reply} says which. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    private Unreadable(String field) {
      super("the field " + field + " is no list of addresses", null, false, false);
      // RFC 3463 §3.7: 5.6.0, something about the content.
      this.reply = Reply.reply(554, "5.6.0", "The field " + field + " is no list of addresses");
    }

    Reply reply() {
      return reply;
    }
  }

  /**
   * Reads it.
   *
   * @throws Unreadable when it cannot be told for whom the message is
   */
  static HeaderEnvelope of(MessageHeader header) throws Unreadable {
    boolean resent = TO.stream().anyMatch(field -> header.first(RESENT + field).isPresent());
    String prefix = resent ? RESENT : "";
    Set<EmailAddress> recipients = new LinkedHashSet<>();
    for (String field : TO) {
      recipients.addAll(addresses(header.all(prefix + field)));
    }
    return new HeaderEnvelope(sender(header, prefix), List.copyOf(recipients));
  }

  /** RFC 5322 §3.6.2: who sent it is in Sender, if it is not the one author. */
  private static Optional<EmailAddress> sender(MessageHeader header, String prefix)
      throws Unreadable {
    List<HeaderField> sender = header.all(prefix + "Sender");
    return addresses(sender.isEmpty() ? header.all(prefix + "From") : sender).stream().findFirst();
  }

  private static List<EmailAddress> addresses(List<HeaderField> fields) throws Unreadable {
    List<EmailAddress> all = new ArrayList<>();
    for (HeaderField field : fields) {
      try {
        for (Mailbox mailbox : mailboxes(field)) {
          all.add(address(mailbox));
        }
      } catch (ParseException | IllegalArgumentException e) {
        throw new Unreadable(field.name());
      }
    }
    return all;
  }

  private static EmailAddress address(Mailbox mailbox) {
    String domain = mailbox.getDomain();
    if (domain == null) {
      throw new IllegalArgumentException("an address without a domain");
    }
    return new EmailAddress(mailbox.getLocalPart(), MailHost.parse(domain));
  }

  private static List<Mailbox> mailboxes(HeaderField field) throws ParseException {
    return List.copyOf(DefaultAddressParser.DEFAULT.parseAddressList(field.text()).flatten());
  }
}
