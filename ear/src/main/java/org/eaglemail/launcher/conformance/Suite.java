package org.eaglemail.launcher.conformance;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.eaglemail.transcript.Bindings;
import org.eaglemail.transcript.Peer;
import org.eaglemail.transcript.Surroundings;

/** Runs rules, one after the other. For one thread. */
final class Suite implements Surroundings {
  private final Account account;
  private final Delivery delivery;
  private final Maildrop maildrop;
  private final String server;
  private Capabilities offered = new Capabilities(Set.of());

  /**
   * A suite for an account.
   *
   * @param server whose known deviations are told from others; empty for none
   */
  Suite(Account account, Delivery delivery, String server) {
    this.account = account;
    this.delivery = delivery;
    this.server = server;
    this.maildrop = new Maildrop(account, this, delivery);
  }

  /**
   * Asks the server what it offers; before the first rule.
   *
   * @throws IOException when it cannot be reached
   * @throws AssertionError when the account cannot log in
   */
  void begin() throws IOException {
    offered = Capabilities.ask(account, this);
  }

  /** Runs a rule. */
  Verdict run(Rule rule) {
    Optional<String> missing = missing(rule);
    if (missing.isPresent()) {
      return new Verdict.NotApplicable(missing.get());
    }
    try {
      Bindings values = account.names();
      Optional<String> absent = maildrop.prepare(rule.messages(), values);
      if (absent.isPresent()) {
        return new Verdict.NotApplicable("message '" + absent.get() + "' is not in the maildrop");
      }
      try (Peer peer = rule.isInTheClear() ? account.connectInTheClear() : account.connect()) {
        rule.transcript().run(peer, this, values);
      }
      return new Verdict.Passed();
    } catch (IOException | AssertionError e) {
      maildrop.forget();
      Verdict failed = new Verdict.Failed(String.valueOf(e.getMessage()));
      return rule.knownDeviation(server).<Verdict>map(Verdict.Deviates::new).orElse(failed);
    } finally {
      if (rule.changesMaildrop()) {
        maildrop.forget();
      }
    }
  }

  private Optional<String> missing(Rule rule) {
    if (rule.isInTheClear() && account.encryption() == Encryption.IMPLICIT) {
      return Optional.of("all connections are encrypted");
    }
    if (rule.transcript().delivers() && !delivery.isPossible()) {
      return Optional.of("nothing can be delivered");
    }
    return rule.missing(offered);
  }

  @Override
  public Peer connect() throws IOException {
    return account.connect();
  }

  @Override
  public byte[] message(String name) {
    return Messages.octets(name);
  }

  @Override
  public void deliver(String message) throws IOException {
    maildrop.deliver(message);
  }

  @Override
  public void awaitArrival(String message, Bindings values) throws IOException {
    maildrop.awaitArrival(message, values);
  }
}
