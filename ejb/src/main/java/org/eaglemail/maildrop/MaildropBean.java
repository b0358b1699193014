package org.eaglemail.maildrop;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.authentication.ClientAuthentication;
import org.eaglemail.database.StableStorage;
import org.eaglemail.directory.Login;
import org.eaglemail.directory.LoginLookup;
import org.eaglemail.directory.MailAccount;
import org.eaglemail.directory.apop.ApopKey;
import org.eaglemail.maildrop.terms.TermsLookup;
import org.eaglemail.maildrop.trace.Traces;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.protocol.pop3.Pop3Quirk;
import org.eaglemail.readiness.Readiness;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.MaildropTerms;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Pop3Conduct;
import org.eaglemail.spi.Pop3Intake;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.Pop3LoginMethods;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.spi.Pop3Submission;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.ScramParameters;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spool.MaildropItem;
import org.eaglemail.spool.MaildropReader;
import org.eaglemail.spool.MaildropStore;
import org.eaglemail.tls.Certificates;

/**
 * Maildrops for POP3 clients. Only {@link #update} and {@link #submit} run in a transaction of the
 * adapter's.
 */
@MessageDriven(
    messageListenerInterface = Pop3Listener.class,
    activationConfig = {
      @ActivationConfigProperty(propertyName = "name", propertyValue = "pop3"),
      @ActivationConfigProperty(
          propertyName = "listen",
          propertyValue = "${MPCONFIG=eagle.pop3.listen:127.0.0.1:2110}"),
      @ActivationConfigProperty(
          propertyName = "maxSessions",
          propertyValue = "${MPCONFIG=eagle.sessions.max:10000}"),
      @ActivationConfigProperty(
          propertyName = "maxSessionsPerClient",
          propertyValue = "${MPCONFIG=eagle.sessions.per-client.max:50}"),
      @ActivationConfigProperty(
          propertyName = "drainSeconds",
          propertyValue = "${MPCONFIG=eagle.stop.timeout:30s}")
    })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MaildropBean implements Pop3Listener {
  private static final int UID_RADIX = 32;

  @Inject private Readiness readiness;
  @EJB private MaildropLeases leases;
  @Inject private Settings settings;
  @Inject private Certificates certificates;
  @Inject private ClientAuthentication authentication;
  @Inject private ApopKey apopKey;
  @Inject private LoginLookup logins;
  @Inject private TermsLookup terms;
  @Inject private Traces traces;
  @Inject private MaildropStore store;
  @Inject private MaildropReader reader;
  @Inject private HandIn outgoing;
  @Inject private StableStorage storage;
  @Inject private Counters counters;
  @Inject private Clock clock;

  @Override
  public Pop3Profile opening() {
    readiness.await();
    Pop3Profile profile =
        Pop3Profile.named(settings.hostname())
            .autologout(settings.pop3Autologout())
            .tls(certificates.offer(beginsWithTls()))
            .proxies(settings::isProxy)
            .methods(methods())
            .conduct(conduct());
    return settings.pop3Quirks().contains(Pop3Quirk.XMIT) ? profile.intake(intake()) : profile;
  }

  /** As submission takes its messages. */
  private Pop3Intake intake() {
    return new Pop3Intake(
        settings.messageMaxSize(),
        settings.smtpMessageTimeout(),
        new SmtpProfile.Buffer(settings.spoolMemoryThreshold(), settings.temporaryDirectory()));
  }

  private Pop3LoginMethods methods() {
    if (settings.pop3Apop()) {
      apopKey.prepare();
    }
    return new Pop3LoginMethods(
        settings.pop3ClearText(), authentication.mechanisms(), settings.pop3Apop());
  }

  private Pop3Conduct conduct() {
    return new Pop3Conduct(
        settings.pop3LoginTimeout(),
        settings.pop3Implementation(),
        settings.pop3SendUtf8(),
        settings.pop3LogSessions(),
        Set.copyOf(settings.pop3Quirks()));
  }

  @Override
  public AnnouncedTerms announced() {
    return terms.announced();
  }

  /** Whether sessions begin with the handshake (RFC 8314 §3.3). */
  boolean beginsWithTls() {
    return false;
  }

  @Override
  public Pop3Login login(Client client, Credentials credentials) {
    return switch (authentication.authenticate(client, new Proof.Password(credentials))) {
      case Authentication.Granted granted -> open(client, granted.account());
      case Authentication.Denied(Duration delay) -> {
        counters.count(Counter.POP3_LOGINS_DENIED);
        yield new Pop3Login.Denied(delay);
      }
      case Authentication.Refused refused -> new Pop3Login.Refused();
    };
  }

  @Override
  public ScramParameters scram(Client client, String user) {
    return authentication.scram(user);
  }

  @Override
  public Authentication authenticate(Client client, Proof proof) {
    Authentication answer = authentication.authenticate(client, proof);
    if (answer instanceof Authentication.Denied) {
      counters.count(Counter.POP3_LOGINS_DENIED);
    }
    return answer;
  }

  @Override
  public Pop3Login open(Client client, String name) {
    Optional<MailAccount> account = logins.find(name).map(Login::account);
    if (account.isEmpty()) {
      // It was removed since it proved itself.
      return new Pop3Login.Denied(Duration.ZERO);
    }
    MaildropTerms held = terms.of(account.get().id());
    return switch (leases.acquire(account.get(), held.loginDelay())) {
      case Claim.InUse inUse -> new Pop3Login.InUse();
      case Claim.TooSoon tooSoon -> new Pop3Login.TooSoon();
      case Claim.Granted(long fence) -> {
        counters.count(Counter.POP3_LOGINS);
        yield new Pop3Login.Opened(
            open(account.get(), fence, held), traces.of(account.get().id(), client));
      }
    };
  }

  private Maildrop open(MailAccount account, long fence, MaildropTerms held) {
    // An account made anew has another validity, so that no unique-id ever comes twice (RFC 1939
    // §7).
    String prefix = Long.toString(account.uidValidity(), UID_RADIX) + ".";
    List<MaildropMessage> messages = new ArrayList<>();
    for (MaildropItem item : reader.list(account.id())) {
      messages.add(new MaildropMessage(item.id(), item.uniqueId(prefix), item.size(), item.utf8()));
    }
    return new Maildrop(account.address().toString(), account.id(), fence, held, messages);
  }

  @Override
  public byte[] content(Maildrop maildrop, MaildropMessage message, int index) throws IOException {
    return reader.piece(maildrop.key(), message.id(), index);
  }

  @Override
  public List<byte[]> beginnings(Maildrop maildrop, List<MaildropMessage> messages)
      throws IOException {
    return reader.firstPieces(maildrop.key(), messages.stream().map(MaildropMessage::id).toList());
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public CommitBarrier update(Maildrop maildrop, List<MaildropMessage> deleted) throws IOException {
    if (!leases.isHeld(maildrop.key(), maildrop.fence())) {
      throw new IOException("the lease of " + maildrop.account() + " was lost; nothing is removed");
    }
    int removed = remove(maildrop, deleted.stream().map(MaildropMessage::id).toList());
    CommitBarrier durable = storage.afterCommit();
    return () -> {
      durable.await();
      counters.add(Counter.POP3_REMOVED, removed);
    };
  }

  private int remove(Maildrop maildrop, List<Long> entries) {
    return settings.maildropUndelete().isZero()
        ? store.remove(maildrop.key(), entries)
        : store.delete(maildrop.key(), entries, clock.instant());
  }

  @Override
  public Pop3Submission agree(Client client, Maildrop maildrop, MessageSource message)
      throws IOException {
    return outgoing.agree(client, maildrop.account(), message);
  }

  @Override
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Reception submit(Envelope envelope, MessageSource message) throws IOException {
    return outgoing.accept(envelope, message);
  }

  @Override
  public void submitted(Client client, Maildrop maildrop) {
    outgoing.ended(client, maildrop.account());
  }

  @Override
  public void release(Maildrop maildrop) {
    leases.release(maildrop.key(), maildrop.fence());
  }
}
