package org.eaglemail.server;

import java.io.IOException;
import java.util.List;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.Pop3Profile;

/** Does as another listener, but for what a test wants otherwise. */
abstract class ForwardingPop3Listener implements Pop3Listener {
  private final Pop3Listener other;

  ForwardingPop3Listener(Pop3Listener other) {
    this.other = other;
  }

  @Override
  public Pop3Profile opening() {
    return other.opening();
  }

  @Override
  public AnnouncedTerms announced() {
    return other.announced();
  }

  @Override
  public Pop3Login login(Client client, Credentials credentials) {
    return other.login(client, credentials);
  }

  @Override
  public byte[] content(Maildrop maildrop, MaildropMessage message, int index) throws IOException {
    return other.content(maildrop, message, index);
  }

  @Override
  public CommitBarrier update(Maildrop maildrop, List<MaildropMessage> deleted) throws IOException {
    return other.update(maildrop, deleted);
  }

  @Override
  public void release(Maildrop maildrop) {
    other.release(maildrop);
  }
}
