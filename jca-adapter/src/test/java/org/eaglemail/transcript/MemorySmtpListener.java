package org.eaglemail.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.sasl.SaltedPassword;
import org.eaglemail.protocol.sasl.ScramKeys;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Credentials;
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
  public static final String PASSWORD = "secret-Eagle-1";

  /** The local domain. */
  public static final Domain DOMAIN = Domain.parse("example.test");

  /** A bearer token that is alice's. */
  public static final String TOKEN = "alice.token";

  private static final int ITERATIONS = 4096;
  private static final byte[] SALT = "pinch of salt".getBytes(StandardCharsets.US_ASCII);
  private static final ScramKeys KEYS = SaltedPassword.of(PASSWORD, SALT, ITERATIONS).keys();
  private static final Set<String> ACCOUNTS = Set.of("alice", "bob", "postmaster");
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
    return new ScramParameters(SALT, ITERATIONS);
  }

  @Override
  public Authentication authenticate(Client client, Proof proof) {
    return switch (proof) {
      case Proof.Password(Credentials credentials) -> authenticate(credentials);
      case Proof.Scram scram ->
          local(scram.authentication())
              .flatMap(local -> KEYS.verify(scram.authMessage(), scram.proof()))
              .<Authentication>map(
                  signature ->
                      new Authentication.Granted(
                          local(scram.authentication()).orElseThrow() + "@" + DOMAIN, signature))
              .orElseGet(Authentication::denied);
      case Proof.Bearer(String authorization, String token) ->
          token.equals(TOKEN) ? Authentication.granted("alice@" + DOMAIN) : Authentication.denied();
    };
  }

  private static Optional<String> local(String name) {
    String user = name.toLowerCase(Locale.ROOT);
    String local = user.endsWith("@" + DOMAIN) ? user.substring(0, user.indexOf('@')) : user;
    return Optional.of(local).filter(ACCOUNTS::contains);
  }

  private static Authentication authenticate(Credentials credentials) {
    String user = credentials.authentication().toLowerCase(Locale.ROOT);
    String local = user.endsWith("@" + DOMAIN) ? user.substring(0, user.indexOf('@')) : user;
    boolean actsAsItself =
        credentials.authorization().isEmpty() || credentials.authorization().equals(user);
    return ACCOUNTS.contains(local) && credentials.password().equals(PASSWORD) && actsAsItself
        ? Authentication.granted(local + "@" + DOMAIN)
        : Authentication.denied();
  }

  @Override
  public Decision recipient(
      SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters) {
    EmailAddress address = recipient.at(DOMAIN);
    if (!address.host().equals(DOMAIN)) {
      return session.account().isPresent() ? Decision.proceed() : Decision.refuse(RELAY_DENIED);
    }
    return ACCOUNTS.contains(address.localPart().toLowerCase(Locale.ROOT))
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
