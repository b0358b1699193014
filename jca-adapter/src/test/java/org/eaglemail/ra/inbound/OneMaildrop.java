package org.eaglemail.ra.inbound;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eaglemail.protocol.Domain;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.MaildropTerms;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.Pop3Profile;

/** Serves one maildrop with one message to everybody; removes it once the transaction commits. */
final class OneMaildrop implements Pop3Listener {
  static final String TEXT = "Subject: hi\r\n\r\nthere\r\n";
  static final MaildropMessage MESSAGE = new MaildropMessage(1, "uid-1", TEXT.length(), false);
  static final Maildrop MAILDROP =
      new Maildrop("alice", 1, 1, MaildropTerms.NONE, List.of(MESSAGE));

  private final MemoryTransactions transactions;
  private final List<MaildropMessage> removed = new CopyOnWriteArrayList<>();
  private volatile boolean leaseLost;

  OneMaildrop(MemoryTransactions transactions) {
    this.transactions = transactions;
  }

  void loseLease() {
    leaseLost = true;
  }

  List<MaildropMessage> removed() {
    return removed;
  }

  @Override
  public Pop3Profile opening() {
    return Pop3Profile.named(Domain.parse("mail.example.test"));
  }

  @Override
  public AnnouncedTerms announced() {
    return AnnouncedTerms.NONE;
  }

  @Override
  public Pop3Login login(Client client, Credentials credentials) {
    return new Pop3Login.Opened(MAILDROP);
  }

  @Override
  public byte[] content(Maildrop maildrop, MaildropMessage message, int index) {
    return TEXT.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public CommitBarrier update(Maildrop maildrop, List<MaildropMessage> deleted) throws IOException {
    transactions.onCommit(() -> removed.addAll(deleted));
    if (leaseLost) {
      throw new IOException("another session holds the maildrop");
    }
    return CommitBarrier.NONE;
  }

  @Override
  public void release(Maildrop maildrop) {
    // There is no lock to free.
  }
}
