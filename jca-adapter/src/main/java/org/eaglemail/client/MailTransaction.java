package org.eaglemail.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.spi.EnvelopeRecipient;
import org.eaglemail.spi.MailProtocol;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.PeerStage;
import org.eaglemail.spi.Transmission;
import org.eaglemail.spi.Verdict;
import org.jspecify.annotations.Nullable;

/** One message on its way over a conversation (RFC 5321 §3.3). Used once. */
final class MailTransaction {
  /**
   * Commands sent ahead of their replies (RFC 2920 §3.1): few enough that all their replies find
   * room in any socket's buffer, so that never both sides wait for the other to read.
   */
  static final int WINDOW = 50;

  private static final int START_MAIL_INPUT = 354;

  private record Step(Phase phase, String command, Consumer<Reply> heard) {}

  private final Conversation conversation;
  private final Capabilities capabilities;
  private final OutboundMessage message;
  private final List<Optional<Verdict>> decided;
  private final OutboundParameters parameters;
  private final boolean chunking;
  private int accepted;
  private boolean begun;
  private boolean inputAwaited;
  private @Nullable Verdict verdict;

  MailTransaction(Conversation conversation, Capabilities capabilities, OutboundMessage message) {
    this.conversation = conversation;
    this.capabilities = capabilities;
    this.message = message;
    PeerRules rules = new PeerRules(conversation.peer(), capabilities);
    this.decided =
        message.recipients().stream()
            .map(to -> rules.refusal(to.address()))
            .collect(Collectors.toCollection(ArrayList::new));
    this.parameters = new OutboundParameters(capabilities);
    this.chunking = capabilities.offers(SmtpExtension.CHUNKING);
  }

  /**
   * Sends it.
   *
   * @param reset whether another message went before: RSET makes sure that nothing is left of it,
   *     and shows a connection that died meanwhile
   * @throws IOException when the message's source cannot be read; the conversation is closed
   */
  SendResult run(boolean reset) throws IOException {
    try {
      envelope(reset);
      if (verdict == null && accepted > 0 && (chunking || inputAwaited)) {
        content();
      } else if (inputAwaited) {
        nothing();
      }
    } catch (PeerFailure failure) {
      Verdict lost = conversation.explain(failure);
      verdict = verdict == null ? lost : verdict;
    }
    return result();
  }

  /** RFC 2920 §3.1: DATA was taken though nobody is to get it; an empty message ends it. */
  private void nothing() throws IOException {
    if (isLmtp()) {
      // RFC 2033 §4.2: without recipients there would be no reply to wait for.
      conversation.close();
    } else {
      conversation.ask(Phase.END_OF_DATA, ".");
    }
  }

  private SendResult result() {
    Verdict undecided = verdict;
    if (!begun && undecided != null) {
      return new SendResult.NotBegun(undecided);
    }
    List<Verdict> verdicts = new ArrayList<>(decided.size());
    for (Optional<Verdict> refusal : decided) {
      verdicts.add(refusal.or(() -> Optional.ofNullable(undecided)).orElseThrow());
    }
    return new SendResult.Sent(new Transmission(verdicts, capabilities.extensions()));
  }

  private void envelope(boolean reset) throws IOException {
    List<Step> steps = steps(reset);
    int window = capabilities.offers(SmtpExtension.PIPELINING) ? WINDOW : 1;
    for (int from = 0; from < steps.size() && verdict == null; from += window) {
      List<Step> group = steps.subList(from, Math.min(from + window, steps.size()));
      if (group.getFirst().phase() == Phase.DATA && accepted == 0) {
        return;
      }
      exchange(group);
    }
  }

  private List<Step> steps(boolean reset) {
    List<Step> steps = new ArrayList<>(message.recipients().size() + 3);
    boolean utf8 = message.isInternational();
    if (reset) {
      steps.add(new Step(Phase.RSET, "RSET", this::resetHeard));
    }
    steps.add(
        new Step(
            Phase.MAIL,
            "MAIL FROM:" + message.sender() + parameters.mail(message),
            this::mailHeard));
    for (int i = 0; i < message.recipients().size(); i++) {
      if (decided.get(i).isEmpty()) {
        steps.add(recipient(i, utf8));
      }
    }
    // RFC 2920 §3.1: DATA may only be the last of a group, as which it always comes here.
    if (!chunking) {
      steps.add(new Step(Phase.DATA, "DATA", this::dataHeard));
    }
    return steps;
  }

  private Step recipient(int index, boolean utf8) {
    EnvelopeRecipient to = message.recipients().get(index);
    String command = "RCPT TO:<" + to.address() + ">" + parameters.recipient(to.parameters(), utf8);
    return new Step(Phase.RCPT, command, reply -> recipientHeard(index, reply));
  }

  private void exchange(List<Step> group) throws IOException {
    for (Step step : group) {
      conversation.say(step.phase(), step.command());
    }
    for (Step step : group) {
      Reply reply = conversation.hear(step.phase());
      if (!conversation.isOpen()) {
        verdict = Verdict.spoken(reply);
        return;
      }
      step.heard().accept(reply);
    }
  }

  private void resetHeard(Reply reply) {
    if (!isCompletion(reply)) {
      // RFC 5321 §4.1.1.5: RSET is always 250. Who says no to it is not in step with us.
      conversation.close();
      verdict = refusal(Phase.RSET, reply);
    }
  }

  private void mailHeard(Reply reply) {
    begun = verdict == null;
    if (begun && !isCompletion(reply)) {
      verdict = refusal(Phase.MAIL, reply);
    }
  }

  private void recipientHeard(int index, Reply reply) {
    if (verdict != null) {
      return;
    }
    if (isCompletion(reply)) {
      accepted++;
    } else {
      decided.set(index, Optional.of(refusal(Phase.RCPT, reply)));
    }
  }

  private void dataHeard(Reply reply) {
    inputAwaited = reply.code() == START_MAIL_INPUT;
    if (!inputAwaited && verdict == null) {
      verdict = refusal(Phase.DATA, reply);
    }
  }

  private void content() throws IOException {
    ContentTransfer transfer = new ContentTransfer(conversation, message);
    verdict = (chunking ? transfer.chunk() : transfer.lines()).orElse(null);
    if (verdict != null) {
      return;
    }
    if (isLmtp()) {
      hearOfEach();
    } else {
      verdict = atEnd();
    }
  }

  /** RFC 2033 §4.2, §4.3: a reply for each recipient that was accepted, in their order. */
  private void hearOfEach() throws IOException {
    for (int i = 0; i < decided.size() && verdict == null; i++) {
      if (decided.get(i).isEmpty()) {
        Verdict own = atEnd();
        decided.set(i, Optional.of(own));
        // Who took leave says nothing of the others.
        verdict = conversation.isOpen() ? null : own.unanswered();
      }
    }
  }

  private Verdict atEnd() throws IOException {
    Reply reply = conversation.hear(Phase.END_OF_DATA);
    return isCompletion(reply) ? Verdict.spoken(reply) : refusal(Phase.END_OF_DATA, reply);
  }

  private boolean isLmtp() {
    return conversation.peer().protocol() == MailProtocol.LMTP;
  }

  /** The refusal that {@code reply} is; an answer out of place ends the conversation. */
  private Verdict refusal(Phase phase, Reply reply) {
    if (!reply.isPositive()) {
      return Verdict.spoken(reply, phase == Phase.RCPT ? PeerStage.RECIPIENT : PeerStage.MESSAGE);
    }
    conversation.close();
    return LocalReplies.unexpected(conversation.peer(), phase, reply);
  }

  private static boolean isCompletion(Reply reply) {
    return reply.code() / 100 == 2;
  }
}
