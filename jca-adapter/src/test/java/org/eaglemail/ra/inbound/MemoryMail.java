package org.eaglemail.ra.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.ForwardPath;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.SmtpLimits;
import org.eaglemail.spi.SmtpListener;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spi.TlsOffer;
import org.jspecify.annotations.Nullable;

/** Takes mail for everybody and keeps it in memory, once its transaction commits. */
final class MemoryMail implements SmtpListener {
  /** What to do in {@link SmtpListener#message}, before the message is kept. */
  @FunctionalInterface
  interface Twist {
    @Nullable Reply apply() throws IOException;
  }

  private final MemoryTransactions transactions;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<Client> clients = new CopyOnWriteArrayList<>();
  private volatile Duration timeout = Duration.ofMinutes(5);
  private volatile Optional<Supplier<RuntimeException>> notReady = Optional.empty();
  private volatile Optional<TlsOffer> tls = Optional.empty();
  private volatile SmtpProfile.Trust trust = SmtpProfile.Trust.NONE;
  private volatile Twist twist = () -> null;

  MemoryMail(MemoryTransactions transactions) {
    this.transactions = transactions;
  }

  void commandTimeout(Duration duration) {
    timeout = duration;
  }

  void notReady(Supplier<RuntimeException> reason) {
    notReady = Optional.of(reason);
  }

  void ready() {
    notReady = Optional.empty();
  }

  void twist(Twist next) {
    twist = next;
  }

  List<String> messages() {
    return messages;
  }

  List<Client> clients() {
    return clients;
  }

  void tls(TlsOffer offer) {
    tls = Optional.of(offer);
  }

  void trustProxies() {
    trust = new SmtpProfile.Trust(address -> true, address -> false);
  }

  @Override
  public SmtpProfile opening() {
    if (notReady.isPresent()) {
      throw notReady.get().get();
    }
    SmtpProfile profile =
        SmtpProfile.named(Domain.parse("mail.example.test"))
            .trust(trust)
            .limits(SmtpLimits.DEFAULT.times(Duration.ZERO, timeout, timeout));
    return tls.map(profile::tls).orElse(profile);
  }

  @Override
  public Decision connected(Client client) {
    clients.add(client);
    return Decision.proceed();
  }

  @Override
  public Decision recipient(
      SmtpSession session, ReversePath sender, ForwardPath recipient, RcptParameters parameters) {
    return Decision.proceed();
  }

  @Override
  public Reception message(Envelope envelope, MessageSource source) throws IOException {
    String text;
    try (InputStream in = source.open()) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    transactions.onCommit(() -> messages.add(text));
    Reply refusal = twist.apply();
    return refusal == null
        ? new Reception.Accepted("TEST", CommitBarrier.NONE)
        : new Reception.Refused(refusal);
  }
}
