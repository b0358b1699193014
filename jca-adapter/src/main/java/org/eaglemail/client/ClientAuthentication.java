package org.eaglemail.client;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaglemail.protocol.sasl.LoginClient;
import org.eaglemail.protocol.sasl.PlainClient;
import org.eaglemail.protocol.sasl.PlainMessage;
import org.eaglemail.protocol.sasl.SaslClient;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.sasl.SaslSyntaxError;
import org.eaglemail.protocol.sasl.ScramClient;
import org.eaglemail.protocol.sasl.ScramNonce;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Credentials;
import org.eaglemail.wire.ChannelBinding;
import org.eaglemail.wire.ChannelBindings;

/** AUTH from the client's side (RFC 4954): by the strongest mechanism that both sides have. */
final class ClientAuthentication {
  /** RFC 4954 §4: what does not fit into a command line is asked for by the server. */
  private static final int MAX_COMMAND = 510;

  private static final int CHALLENGE = 334;
  private static final int SUCCESS = 235;

  /** No mechanism needs more; a server that goes on asking wants something else. */
  private static final int MAX_CHALLENGES = 5;

  private final Conversation conversation;
  private final Credentials login;
  private final Optional<byte[]> exporter;

  /**
   * @param bindings of the session, as far as it is encrypted
   */
  ClientAuthentication(Conversation conversation, Credentials login, ChannelBindings bindings) {
    this.conversation = conversation;
    this.login = login;
    this.exporter = bindings.find(ChannelBinding.TLS_EXPORTER);
  }

  /**
   * Logs in.
   *
   * @param offered what stands behind AUTH in the answer to EHLO
   * @throws AuthFailure when there is no mechanism in common, or the server refuses, or proves not
   *     to be the right one
   * @throws PeerFailure when the peer is lost
   */
  void run(String offered) throws IOException {
    SaslClient client = client(offered);
    Reply reply = begin(client);
    for (int i = 0; reply.code() == CHALLENGE; i++) {
      if (i == MAX_CHALLENGES) {
        throw cancel(client, "there is no end of challenges");
      }
      reply = answer(client, reply);
    }
    if (reply.code() != SUCCESS) {
      throw failure(client, reply.text());
    }
    if (!client.isComplete()) {
      // RFC 5802 §3: a server that skips its proof may be anybody.
      throw failure(client, "the server did not prove that it knows the password");
    }
  }

  private SaslClient client(String offered) throws AuthFailure {
    Set<SaslMechanism> names =
        Arrays.stream(offered.trim().split(" +"))
            .flatMap(name -> SaslMechanism.named(name).stream())
            .collect(Collectors.toUnmodifiableSet());
    String user = login.authentication();
    String password = login.password();
    if (names.contains(SaslMechanism.SCRAM_SHA_256_PLUS) && exporter.isPresent()) {
      return ScramClient.bound(
          user,
          password,
          ChannelBinding.TLS_EXPORTER.registeredName(),
          exporter.get(),
          ScramNonce.fresh());
    }
    if (names.contains(SaslMechanism.SCRAM_SHA_256)) {
      return ScramClient.unbound(user, password, exporter.isPresent(), ScramNonce.fresh());
    }
    if (names.contains(SaslMechanism.PLAIN)) {
      return new PlainClient(new PlainMessage(login.authorization(), user, password));
    }
    if (names.contains(SaslMechanism.LOGIN)) {
      return new LoginClient(user, password);
    }
    throw new AuthFailure("the server offers none of our mechanisms");
  }

  private Reply begin(SaslClient client) throws IOException {
    String command = "AUTH " + client.mechanism().keyword();
    Optional<String> initial = client.initialResponse().map(ClientAuthentication::base64);
    if (initial.isEmpty()) {
      return conversation.ask(Phase.AUTH, command);
    }
    String whole = command + " " + (initial.get().isEmpty() ? "=" : initial.get());
    if (whole.length() <= MAX_COMMAND) {
      return conversation.ask(Phase.AUTH, whole);
    }
    Reply invited = conversation.ask(Phase.AUTH, command);
    return invited.code() == CHALLENGE ? conversation.ask(Phase.AUTH, initial.get()) : invited;
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  private Reply answer(SaslClient client, Reply challenge) throws IOException {
    byte[] response;
    try {
      response = client.respond(Base64.getDecoder().decode(challenge.lines().getFirst().trim()));
    } catch (IllegalArgumentException e) {
      throw cancel(client, "a challenge is not in Base64");
    } catch (SaslSyntaxError e) {
      throw cancel(client, String.valueOf(e.getMessage()));
    }
    return conversation.ask(Phase.AUTH, base64(response));
  }

  /** RFC 4954 §4: the server answers a star with 501. */
  private AuthFailure cancel(SaslClient client, String why) throws IOException {
    conversation.ask(Phase.AUTH, "*");
    return failure(client, why);
  }

  private AuthFailure failure(SaslClient client, String why) {
    return new AuthFailure(
        client.mechanism().keyword() + " for " + login.authentication() + " failed: " + why);
  }
}
