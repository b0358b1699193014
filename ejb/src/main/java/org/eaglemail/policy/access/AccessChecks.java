package org.eaglemail.policy.access;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eaglemail.policy.check.Check;
import org.eaglemail.policy.check.CheckName;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.spi.Client;

/** The access table as a check of each stage. */
public final class AccessChecks {
  private static final int MAX_SUBJECT = 320;
  private static final Verdict NO_RULE = new Verdict.Pass("no rule");

  private final Supplier<AccessTable> table;

  /** Checks against the table as it is at each question. */
  public AccessChecks(Supplier<AccessTable> table) {
    this.table = table;
  }

  /** Of the client, as it connects. */
  public Check<Request.Connection> connection() {
    return new AccessCheck<>(request -> client(request.client()));
  }

  /** Of the name it gives; an account's client gives whatever its machine is called. */
  public Check<Request.Greeting> greeting() {
    return new AccessCheck<>(
        request ->
            request.session().account().isPresent()
                ? new Verdict.Pass("authenticated")
                : helo(request.session().helo()));
  }

  /** Of the sender. */
  public Check<Request.Sender> sender() {
    return new AccessCheck<>(request -> sender(request.sender()));
  }

  /**
   * Of the recipient. Where it has no rule, one that accepts the client, its name or the sender
   * holds for the stage too: otherwise such a rule could keep nobody from a DNS list or from
   * greylisting, which are asked here.
   */
  public Check<Request.Recipient> recipient() {
    return new AccessCheck<>(this::recipient);
  }

  /**
   * Of the recipient, as far as a rule has words of its own for a refusal: asked before it is
   * looked for, so that they are told of who moved away, and not that he is unknown.
   */
  public Check<Request.Recipient> toldRecipient() {
    return new AccessCheck<>(
        request ->
            verdict(
                table.get().recipient(request.recipient()).filter(AccessChecks::hasWords),
                request.recipient().toString()));
  }

  private static boolean hasWords(AccessRule rule) {
    return switch (rule.action()) {
      case AccessAction.Refuse(Optional<Reply> reply) -> reply.isPresent();
      case AccessAction.Defer(Optional<Reply> reply) -> reply.isPresent();
      case AccessAction.Accept accept -> false;
      case AccessAction.Discard discard -> false;
      case AccessAction.Hold hold -> false;
    };
  }

  private Verdict recipient(Request.Recipient request) {
    AccessTable now = table.get();
    Verdict own = verdict(now.recipient(request.recipient()), request.recipient().toString());
    if (!(own instanceof Verdict.Pass)) {
      return own;
    }
    return accepts(now.client(request.client()))
        .or(() -> accepts(now.helo(request.session().helo())))
        .or(() -> accepts(now.sender(request.sender())))
        .orElse(NO_RULE);
  }

  /** Whether a rule accepts a client. */
  public boolean accepts(Client client) {
    return accepts(table.get().client(client)).isPresent();
  }

  private Verdict client(Client client) {
    return verdict(table.get().client(client), client.remote().getAddress().getHostAddress());
  }

  private Verdict helo(String name) {
    return verdict(table.get().helo(name), name);
  }

  private Verdict sender(ReversePath sender) {
    return verdict(table.get().sender(sender), sender.text());
  }

  private static Optional<Verdict> accepts(Optional<AccessRule> rule) {
    return rule.filter(r -> r.action() instanceof AccessAction.Accept).map(r -> r.verdict(""));
  }

  private static Verdict verdict(Optional<AccessRule> rule, String subject) {
    return rule.map(r -> r.verdict(printable(subject))).orElse(NO_RULE);
  }

  /** What clients say goes into a reply: nothing in it may end its line, or make it too long. */
  private static String printable(String text) {
    String cut = text.substring(0, Math.min(text.length(), MAX_SUBJECT));
    return cut.replaceAll("[^ -~]", "?");
  }

  private record AccessCheck<R extends Request>(Function<R, Verdict> look) implements Check<R> {
    @Override
    public CheckName name() {
      return CheckName.ACCESS;
    }

    @Override
    public Verdict examine(R request) {
      return look.apply(request);
    }
  }
}
