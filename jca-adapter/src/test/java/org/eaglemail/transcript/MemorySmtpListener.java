package org.eaglemail.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.ScramParameters;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpSession;

/**
 * Serves the domain example.test with alice and bob, and keeps messages in memory. Who has
 * authenticated may send anywhere; nobody else may.
 */
public final class MemorySmtpListener implements SmtpListener {
  /** The password of both accounts. */
  public static final String PASSWORD = MemoryAccounts.PASSWORD;

  /** The local domain. */
  public static final Domain DOMAIN = MemoryAccounts.DOMAIN;

  private static final Reply UNKNOWN_USER = Reply.reply(550, "5.1.1", "No such user here");
  private static final Reply RELAY_DENIED = Reply.reply(550, "5.7.1", "Relaying denied");

  private final SmtpProfile profile;
  private final List<ReceivedMessage> messages = new CopyOnWriteArrayList<>();

  /** A listener with that profile. */
  public MemorySmtpListener(SmtpProfile profile) {
    this.profile = profile;
  }

  /** What was accepted so far. */
  public List<ReceivedMessage> messages() {
    return messages;
  }

  @Override
  public SmtpProfile opening() {
    return profile;
  }

  @Override
  public ScramParameters scram(Client client, String user) {
    return MemoryAccounts.scram();
  }

  @Override
  public Authentication authenticate(Client client, Proof proof) {
    return MemoryAccounts.authenticate(proof);
  }

  @Override
  public Decision recipient(
      SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters) {
    EmailAddress address = recipient.at(DOMAIN);
    if (!address.host().equals(DOMAIN)) {
      return session.account().isPresent() ? Decision.proceed() : Decision.refuse(RELAY_DENIED);
    }
    return MemoryAccounts.exists(address.localPart())
        ? Decision.proceed()
        : Decision.refuse(UNKNOWN_USER);
  }

  @Override
  public Reception message(Envelope envelope, MessageSource source) throws IOException {
    try (InputStream in = source.open()) {
      messages.add(ReceivedMessage.of(envelope, in.readAllBytes()));
    }
    return new Reception.Accepted(Integer.toString(messages.size()), CommitBarrier.NONE);
  }
}
