package org.eaglemail.ra.inbound;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import org.eaglemail.spi.AnnouncedTerms;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.CommitBarrier;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.Maildrop;
import org.eaglemail.spi.MaildropMessage;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.Pop3Login;
import org.eaglemail.spi.Pop3Profile;
import org.eaglemail.spi.Pop3Submission;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.Reception;
import org.eaglemail.spi.ScramParameters;

/**
 * The application's POP3 listener as sessions see it: behind the gate, {@code update} transacted.
 */
final class GatedPop3Listener implements Pop3Listener {
  private final EndpointCall<Pop3Listener> call;
  private final Method update;
  private final Method submit;

  GatedPop3Listener(EndpointCall<Pop3Listener> call) {
    this.call = call;
    this.update = call.method("update", Maildrop.class, List.class);
    this.submit = call.method("submit", Envelope.class, MessageSource.class);
  }

  @Override
  public Pop3Profile opening() {
    return call.plain(Pop3Listener::opening);
  }

  @Override
  public AnnouncedTerms announced() {
    return call.plain(Pop3Listener::announced);
  }

  @Override
  public Pop3Login login(Client client, Credentials credentials) {
    return call.plain(listener -> listener.login(client, credentials));
  }

  @Override
  public ScramParameters scram(Client client, String user) {
    return call.plain(listener -> listener.scram(client, user));
  }

  @Override
  public Authentication authenticate(Client client, Proof proof) {
    return call.plain(listener -> listener.authenticate(client, proof));
  }

  @Override
  public Pop3Login open(Client client, String account) {
    return call.plain(listener -> listener.open(client, account));
  }

  @Override
  public byte[] content(Maildrop maildrop, MaildropMessage message, int index) throws IOException {
    return call.plain(listener -> listener.content(maildrop, message, index));
  }

  @Override
  public List<byte[]> beginnings(Maildrop maildrop, List<MaildropMessage> messages)
      throws IOException {
    return call.plain(listener -> listener.beginnings(maildrop, messages));
  }

  @Override
  public CommitBarrier update(Maildrop maildrop, List<MaildropMessage> deleted) throws IOException {
    EndpointCall.Delivery<CommitBarrier> delivery =
        call.transacted(update, listener -> listener.update(maildrop, deleted));
    if (!delivery.committed()) {
      throw new EndpointException("the update of a maildrop did not commit");
    }
    return delivery.result();
  }

  @Override
  public Pop3Submission agree(Client client, Maildrop maildrop, MessageSource message)
      throws IOException {
    return call.plain(listener -> listener.agree(client, maildrop, message));
  }

  @Override
  public Reception submit(Envelope envelope, MessageSource message) throws IOException {
    return GatedSmtpListener.settled(
        call.transacted(submit, listener -> listener.submit(envelope, message)));
  }

  @Override
  public void submitted(Client client, Maildrop maildrop) {
    call.plain(
        listener -> {
          listener.submitted(client, maildrop);
          return maildrop;
        });
  }

  @Override
  public void release(Maildrop maildrop) {
    call.plain(
        listener -> {
          listener.release(maildrop);
          return maildrop;
        });
  }
}
