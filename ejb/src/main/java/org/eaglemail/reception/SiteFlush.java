package org.eaglemail.reception;

import static org.eaglemail.protocol.smtp.Reply.reply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.queue.Queue;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.SmtpSession;

/**
 * The answer to ETRN (RFC 1985 §5.3): what waits for a site is tried at once. It is a wish that
 * costs a walk through the queue, so only who may relay here is heard.
 */
@ApplicationScoped
public class SiteFlush {
  private static final Reply NOT_ALLOWED =
      reply(459, "4.7.1", "Node not allowed: you may not ask for this here");
  private static final Reply NOT_A_NODE =
      reply(501, "5.5.4", "Syntax: ETRN domain or ETRN @domain");

  @Inject private Settings settings;
  @Inject private Queue queue;

  /**
   * Has what waits for these sites tried at once.
   *
   * @param nodes domains; one with an at-sign before it stands for its subdomains as well
   */
  Reply flush(SmtpSession session, List<String> nodes) {
    if (!isTrusted(session)) {
      return NOT_ALLOWED;
    }
    int pending = 0;
    for (String node : nodes) {
      Optional<Domain> domain = domain(node);
      if (domain.isEmpty()) {
        return NOT_A_NODE;
      }
      pending += queue.flush(domain.get(), node.startsWith("@"));
    }
    return pending == 0
        ? reply(251, "2.0.0", "OK, no messages waiting for node")
        : reply(253, "2.0.0", "OK, " + pending + " pending messages for node started");
  }

  private boolean isTrusted(SmtpSession session) {
    return session.account().isPresent()
        || settings.relayNetworks().stream()
            .anyMatch(block -> block.contains(session.client().remote().getAddress()));
  }

  /** RFC 1985 §5.2; no queue here has a name of its own ({@code #queue}). */
  private static Optional<Domain> domain(String node) {
    try {
      return Optional.of(Domain.parse(node.startsWith("@") ? node.substring(1) : node));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
