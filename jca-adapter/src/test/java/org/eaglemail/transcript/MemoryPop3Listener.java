package org.eaglemail.transcript;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.MaildropTerms;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;

/** Serves the maildrop of alice@example.test from memory, to one session at a time. */
public final class MemoryPop3Listener implements Pop3Listener {
  private static final int PIECE = 100;
  private static final Duration TOO_LONG = Duration.ofDays(1);

  private final Pop3Profile profile;
  private final Map<Long, byte[]> messages = new LinkedHashMap<>();
  private final Set<Long> inUtf8 = new HashSet<>();
  private final AtomicLong fences = new AtomicLong();
  private final List<String> calls = new ArrayList<>();
  private AnnouncedTerms announced = AnnouncedTerms.NONE;
  private MaildropTerms terms = MaildropTerms.NONE;
  private boolean held;

  /** An empty maildrop. */
  public MemoryPop3Listener(int maxErrors) {
    this(Pop3Profile.named(Domain.parse("mail.example.test")).maxErrors(maxErrors));
  }

  /** An empty maildrop, served as the profile says. */
  public MemoryPop3Listener(Pop3Profile profile) {
    this.profile = profile;
  }

  /** What holds for all, and for alice; with a delay of more than a day she is always too soon. */
  public synchronized void terms(AnnouncedTerms forAll, MaildropTerms own) {
    announced = forAll;
    terms = own;
  }

  /** Adds a message. */
  public synchronized void add(byte[] message) {
    messages.put((long) messages.size() + 1, message);
  }

  /** Adds a message that was sent as an internationalized one. */
  public synchronized void addInUtf8(String message) {
    add(message.getBytes(StandardCharsets.UTF_8));
    inUtf8.add((long) messages.size());
  }

  /** The messages that are there. */
  public synchronized List<byte[]> messages() {
    return List.copyOf(messages.values());
  }

  /** Whether a session holds the maildrop. */
  public synchronized boolean isHeld() {
    return held;
  }

  /** The calls that were made, but for those of content. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Pop3Profile opening() {
    return profile;
  }

  @Override
  public synchronized AnnouncedTerms announced() {
    return announced;
  }

  @Override
  public synchronized Pop3Login login(Client client, Credentials credentials) {
    calls.add("login");
    return authenticate(client, new Proof.Password(credentials))
            instanceof Authentication.Granted granted
        ? open(client, granted.account())
        : new Pop3Login.Denied(Duration.ZERO);
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
  public synchronized Pop3Login open(Client client, String account) {
    if (!account.equals("alice@example.test")) {
      return new Pop3Login.Denied(Duration.ZERO);
    }
    if (terms.loginDelay().compareTo(TOO_LONG) > 0) {
      return new Pop3Login.TooSoon();
    }
    if (held) {
      return new Pop3Login.InUse();
    }
    held = true;
    List<MaildropMessage> listed = new ArrayList<>();
    messages.forEach(
        (id, octets) ->
            listed.add(new MaildropMessage(id, "uid" + id, octets.length, inUtf8.contains(id))));
    return new Pop3Login.Opened(new Maildrop(account, 1, fences.incrementAndGet(), terms, listed));
  }

  @Override
  public synchronized byte[] content(Maildrop maildrop, MaildropMessage message, int index)
      throws IOException {
    byte[] octets = messages.get(message.id());
    if (octets == null || index * PIECE >= octets.length) {
      throw new FileNotFoundException("piece " + index + " of " + message);
    }
    return Arrays.copyOfRange(octets, index * PIECE, Math.min(octets.length, (index + 1) * PIECE));
  }

  @Override
  public synchronized CommitBarrier update(Maildrop maildrop, List<MaildropMessage> deleted) {
    calls.add("update " + deleted.stream().map(MaildropMessage::uid).toList());
    deleted.forEach(message -> messages.remove(message.id()));
    return CommitBarrier.NONE;
  }

  @Override
  public synchronized void release(Maildrop maildrop) {
    calls.add("release");
    held = false;
  }
}
