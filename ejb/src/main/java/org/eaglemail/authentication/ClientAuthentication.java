package org.eaglemail.authentication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.directory.Authenticator;
import org.eaglemail.directory.LoginLookup;
import org.eaglemail.directory.ScramLogins;
import org.eaglemail.directory.VerificationBusy;
import org.eaglemail.directory.apop.ApopLogins;
import org.eaglemail.metrics.Counter;
import org.eaglemail.metrics.Counters;
import org.eaglemail.oauth.TokenVerifier;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.Replies;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Authentication;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Proof;
import org.eaglemail.spi.ScramParameters;

/**
 * Says who a client is, over whatever protocol it came, unless it has guessed too often: see {@link
 * Lockout}. Needs no transaction; for use by any thread.
 */
@ApplicationScoped
public class ClientAuthentication {
  /** RFC 4954 §6: a transient failure; a right password would be told so neither. */
  static final Reply LOCKED_OUT =
      Reply.reply(454, "4.7.0", "Too many failed attempts, try again later");

  @Inject private Settings settings;
  @Inject private Lockout lockout;
  @Inject private LoginLookup logins;
  @Inject private Authenticator passwords;
  @Inject private ScramLogins scrams;
  @Inject private TokenVerifier tokens;
  @Inject private Bearers bearers;
  @Inject private ApopLogins apops;
  @Inject private Counters counters;

  /** The mechanisms to announce, in their order. */
  public List<SaslMechanism> mechanisms() {
    List<SaslMechanism> mechanisms = new ArrayList<>(settings.authMechanisms());
    if (tokens.isConfigured()) {
      mechanisms.add(SaslMechanism.OAUTHBEARER);
    }
    return mechanisms;
  }

  /** What SCRAM needs to know of an account, or would of one that is not there. */
  public ScramParameters scram(String user) {
    return scrams.parameters(user);
  }

  /** Verifies that the client is an account; {@link Authentication.Granted} has its address. */
  public Authentication authenticate(Client client, Proof proof) {
    Claim claim = Claim.of(proof);
    InetAddress address = client.remote().getAddress();
    String subject = logins.canonical(claim.account());
    if (lockout.isLocked(subject, address)) {
      counters.count(Counter.LOGINS_LOCKED_OUT);
      FailureLog.locked(client, claim);
      return new Authentication.Refused(LOCKED_OUT);
    }
    Authentication answer = verify(client, proof);
    return switch (answer) {
      case Authentication.Granted granted -> {
        counters.count(Counter.LOGINS);
        lockout.succeeded(granted.account(), address);
        yield granted;
      }
      case Authentication.Denied denied -> {
        counters.count(Counter.LOGINS_DENIED);
        FailureLog.denied(client, claim);
        yield new Authentication.Denied(lockout.failed(subject, address));
      }
      case Authentication.Refused refused -> refused;
    };
  }

  private Authentication verify(Client client, Proof proof) {
    try {
      return switch (proof) {
        case Proof.Password(var credentials) ->
            passwords
                .authenticate(credentials)
                .map(account -> Authentication.granted(account.address().toString()))
                .orElseGet(Authentication::denied);
        case Proof.Scram scram ->
            scrams
                .verify(scram)
                .<Authentication>map(
                    login ->
                        new Authentication.Granted(
                            login.account().address().toString(), login.serverSignature()))
                .orElseGet(Authentication::denied);
        case Proof.Apop apop ->
            apops
                .verify(apop)
                .map(account -> Authentication.granted(account.address().toString()))
                .orElseGet(Authentication::denied);
        case Proof.Bearer bearer -> bearers.verify(client, bearer);
      };
    } catch (VerificationBusy busy) {
      return new Authentication.Refused(Replies.AUTHENTICATION_UNAVAILABLE);
    }
  }
}
