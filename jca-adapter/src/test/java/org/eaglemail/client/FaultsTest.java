package org.eaglemail.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.client.Answer.flood;
import static org.eaglemail.client.Answer.hangUp;
import static org.eaglemail.client.Answer.raw;
import static org.eaglemail.client.Answer.reset;
import static org.eaglemail.client.Answer.say;
import static org.eaglemail.client.Answer.silence;
import static org.eaglemail.client.Answer.torn;
import static org.eaglemail.client.Answer.trickle;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.protocol.smtp.TlsPolicy;
import org.eaglemail.spi.Credentials;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.MailProtocol;
import org.eaglemail.spi.SmtpConnectException;
import org.eaglemail.spi.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault at every stage, those of a message with and without PIPELINING and CHUNKING, for a
 * message to two recipients. What is asserted of all: each recipient has one verdict; it is
 * positive only where the peer took the message; what the peer took is offered to it once.
 */
@Timeout(60)
class FaultsTest {
  /** Long for a script in this process, short for a test. */
  private static final ClientTimeouts TIMEOUTS = ClientTimeouts.all(Duration.ofMillis(400));

  /** What a client logs in with, as AUTH LOGIN has it. */
  private static final String NAME = "YWxpY2U=";

  private static final String PASSWORD = "c2VjcmV0";

  private static final String NO_SESSION = "no session";
  private static final String TAKEN = "taken";
  private static final String LATER = "later";
  private static final String NEVER = "never";

  /** What a peer does wrong. */
  enum Fault {
    TRANSIENT,
    PERMANENT,
    FAREWELL,
    FAREWELL_AND_LEAVES,
    LEAVES,
    RESETS,
    SILENT,
    TRICKLES,
    TORN_LINE,
    TORN_REPLY,
    GARBLED,
    CODES_DIFFER,
    ENDLESS_LINE,
    ENDLESS_REPLY;

    Answer answer() {
      return switch (this) {
        case TRANSIENT -> say("450 4.3.0 not now");
        case PERMANENT -> say("550 5.3.0 never");
        case FAREWELL -> say("421 4.3.2 shutting down");
        case FAREWELL_AND_LEAVES -> hangUp("421 4.3.2 shutting down");
        case LEAVES -> hangUp();
        case RESETS -> reset();
        case SILENT -> silence();
        case TRICKLES -> trickle();
        case TORN_LINE -> torn("250 2.0");
        case TORN_REPLY -> torn("250-2.0.0 one\r\n");
        case GARBLED -> raw("what?\r\n");
        case CODES_DIFFER -> raw("250-one\r\n550 two\r\n");
        case ENDLESS_LINE -> flood("250 more ");
        case ENDLESS_REPLY -> flood("250-more\r\n");
      };
    }

    /** What it means for those that it speaks of. */
    String meaning() {
      return this == PERMANENT ? NEVER : LATER;
    }

    /** Whether nothing can follow, so that it can come in the middle of a message too. */
    boolean endsTheConnection() {
      return switch (this) {
        case FAREWELL_AND_LEAVES, LEAVES, RESETS, TORN_LINE, TORN_REPLY -> true;
        case TRANSIENT,
            PERMANENT,
            FAREWELL,
            SILENT,
            TRICKLES,
            GARBLED,
            CODES_DIFFER,
            ENDLESS_LINE,
            ENDLESS_REPLY ->
            false;
      };
    }

    /** Whether a test has to wait for it. */
    boolean takesTime() {
      return this == SILENT || this == TRICKLES;
    }

    /** Whether the session goes on after it. */
    boolean isAnAnswer() {
      return this == TRANSIENT || this == PERMANENT;
    }
  }

  /** Where it does so. */
  enum Stage {
    GREETING(ScriptedPeer.CONNECT),
    EHLO("EHLO"),
    HELO("HELO"),
    LHLO("LHLO"),
    STARTTLS("STARTTLS"),
    AUTH("AUTH"),
    FIRST_CHALLENGE(NAME),
    SECOND_CHALLENGE(PASSWORD),
    MAIL("MAIL"),
    FIRST_RCPT("RCPT TO:<bob"),
    SECOND_RCPT("RCPT TO:<eve"),
    DATA("DATA"),
    BODY(ScriptedPeer.BODY),
    CHUNK("BDAT"),
    FINAL_DOT(ScriptedPeer.FINAL_DOT),
    FIRST_OF_EACH(ScriptedPeer.FINAL_DOT),
    SECOND_OF_EACH(ScriptedPeer.FINAL_DOT);

    private final String point;

    Stage(String point) {
      this.point = point;
    }

    boolean isBeforeASession() {
      return switch (this) {
        case GREETING, EHLO, HELO, LHLO, STARTTLS -> true;
        case AUTH, FIRST_CHALLENGE, SECOND_CHALLENGE -> true;
        default -> false;
      };
    }

    /** RFC 2033 §4.2: a reply for each recipient. */
    boolean isOfEach() {
      return this == FIRST_OF_EACH || this == SECOND_OF_EACH;
    }

    boolean isAfterTheMessage() {
      return this == CHUNK || this == FINAL_DOT || isOfEach();
    }

    boolean happens(boolean pipelining, boolean chunking) {
      return switch (this) {
        case CHUNK -> chunking;
        case DATA, BODY, FINAL_DOT -> !chunking;
        case MAIL, FIRST_RCPT, SECOND_RCPT -> true;
        default -> !pipelining && !chunking;
      };
    }

    boolean allows(Fault fault) {
      return this != BODY || fault.endsTheConnection();
    }
  }

  record Case(Stage stage, Fault fault, boolean pipelining, boolean chunking) {
    ScriptedPeer peer() {
      ScriptedPeer peer = ScriptedPeer.offering(offers().toArray(String[]::new));
      switch (stage) {
        case HELO -> peer.answering("EHLO", say("502 5.5.1 not implemented"));
        case FIRST_CHALLENGE -> peer.answering("AUTH", say("334 VXNlcm5hbWU6"));
        case SECOND_CHALLENGE ->
            peer.answering("AUTH", say("334 VXNlcm5hbWU6"))
                .answering(NAME, say("334 UGFzc3dvcmQ6"));
        case SECOND_OF_EACH -> peer.behaving(stage.point);
        default -> {}
      }
      peer.answering(stage.point, fault.answer());
      return stage == Stage.FIRST_OF_EACH ? peer.behaving(stage.point) : peer;
    }

    private List<String> offers() {
      List<String> offers = new ArrayList<>(List.of("AUTH LOGIN"));
      if (stage == Stage.STARTTLS) {
        offers.add("STARTTLS");
      }
      if (pipelining) {
        offers.add("PIPELINING");
      }
      if (chunking) {
        offers.add("CHUNKING");
      }
      return offers;
    }

    Destination destination(InetSocketAddress address) {
      Destination destination = Messages.destination(address);
      return switch (stage) {
        case LHLO, FIRST_OF_EACH, SECOND_OF_EACH -> destination.by(MailProtocol.LMTP);
        case STARTTLS -> destination.with(TlsPolicy.MAY);
        case AUTH, FIRST_CHALLENGE, SECOND_CHALLENGE ->
            destination.as(Optional.of(Credentials.of("alice", "secret")));
        default -> destination;
      };
    }

    /** RFC 5321 §4.2.1 of those whose turn it was; all others share the fate of the message. */
    List<String> expected() {
      if (stage.isBeforeASession()) {
        return comesAbout() ? List.of(TAKEN, TAKEN) : List.of(NO_SESSION);
      }
      return switch (stage) {
        case FIRST_RCPT, FIRST_OF_EACH ->
            fault.isAnAnswer()
                ? List.of(fault.meaning(), TAKEN)
                : List.of(fault.meaning(), fault.meaning());
        case SECOND_RCPT ->
            fault.isAnAnswer()
                ? List.of(TAKEN, fault.meaning())
                : List.of(fault.meaning(), fault.meaning());
        case SECOND_OF_EACH -> List.of(TAKEN, fault.meaning());
        default -> List.of(fault.meaning(), fault.meaning());
      };
    }

    /** Whether there is a session nevertheless. */
    private boolean comesAbout() {
      return switch (stage) {
        // RFC 5321 §3.2: whoever does not know EHLO may know HELO.
        case EHLO -> fault == Fault.PERMANENT;
        // RFC 3207 §4: who gives no TLS is spoken to in the clear, where the policy lets us.
        case STARTTLS -> fault.isAnAnswer();
        default -> false;
      };
    }

    @Override
    public String toString() {
      return stage + " " + fault + (pipelining ? " PIPELINING" : "") + (chunking ? " BDAT" : "");
    }
  }

  private ScriptedPeer peer = ScriptedPeer.offering();

  @AfterEach
  void closePeer() {
    peer.close();
  }

  static Stream<Case> cases() {
    return Stream.of(Stage.values())
        .flatMap(
            stage ->
                Stream.of(Fault.values())
                    .filter(stage::allows)
                    .flatMap(fault -> cases(stage, fault)));
  }

  private static Stream<Case> cases(Stage stage, Fault fault) {
    return Stream.of(false, true)
        .flatMap(
            pipelining ->
                Stream.of(false, true)
                    .filter(chunking -> stage.happens(pipelining, chunking))
                    .map(chunking -> new Case(stage, fault, pipelining, chunking))
                    // With both or with neither is enough of what has to be waited for.
                    .filter(one -> !fault.takesTime() || one.pipelining() == one.chunking()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyFaultAtEveryStageHasItsOutcome(Case one) throws IOException {
    peer.close();
    peer = one.peer();

    List<String> outcomes = outcomes(one.destination(peer.address()));

    assertThat(outcomes).isEqualTo(one.expected());
    assertThat(peer.connections()).isOne();
    // The peer read the message whole before it said what it says wrong: more it cannot have twice.
    assertThat(peer.messages().size())
        .isEqualTo(outcomes.contains(TAKEN) || one.stage().isAfterTheMessage() ? 1 : 0);
  }

  private List<String> outcomes() throws IOException {
    return outcomes(Messages.destination(peer.address()));
  }

  private static List<String> outcomes(Destination destination) throws IOException {
    try (SmtpClientSession session = new Dialler(TIMEOUTS).dial(destination)) {
      return switch (session.send(Messages.to("bob", "eve"))) {
        case SendResult.Sent sent ->
            sent.transmission().verdicts().stream().map(FaultsTest::outcome).toList();
        case SendResult.NotBegun notBegun ->
            List.of(outcome(notBegun.verdict()), outcome(notBegun.verdict()));
      };
    } catch (SmtpConnectException e) {
      return List.of(NO_SESSION);
    }
  }

  private static String outcome(Verdict verdict) {
    if (verdict.reply().isPositive()) {
      return TAKEN;
    }
    return verdict.reply().isTransient() ? LATER : NEVER;
  }

  /** RFC 5321 §4.2.1: the code says what became of the message, however long the text is. */
  @ParameterizedTest(name = "{index}")
  @MethodSource("longReplies")
  void aLongReplyCountsByItsCode(String reply) throws IOException {
    peer.answering(ScriptedPeer.FINAL_DOT, raw(reply));

    assertThat(outcomes()).containsExactly(TAKEN, TAKEN);
    assertThat(peer.messages()).hasSize(1);
    assertThat(peer.commands()).endsWith("QUIT");
  }

  static Stream<String> longReplies() {
    return Stream.of(
        "250 2.0.0 " + "x".repeat(10_000) + "\r\n",
        "250-2.0.0 more\r\n".repeat(1000) + "250 2.0.0 done\r\n");
  }

  /** What is said after the message was taken changes nothing. */
  @ParameterizedTest
  @MethodSource("faults")
  void aFaultAtQuitIsNone(Fault fault) throws IOException {
    peer.answering("QUIT", fault.answer());

    assertThat(outcomes()).containsExactly(TAKEN, TAKEN);
    assertThat(peer.messages()).hasSize(1);
  }

  /** The session is of no use for another message, and nothing of that message was said. */
  @ParameterizedTest
  @MethodSource("faults")
  void aFaultAtRsetIsNoAnswerToTheNextMessage(Fault fault) throws IOException {
    peer.answering("RSET", fault.answer());
    try (SmtpClientSession session =
        new Dialler(TIMEOUTS).dial(Messages.destination(peer.address()))) {
      assertThat(session.send(Messages.to("bob"))).isInstanceOf(SendResult.Sent.class);
      assertThat(session.send(Messages.to("eve"))).isInstanceOf(SendResult.NotBegun.class);
      assertThat(session.isOpen()).isFalse();
    }
    assertThat(peer.messages()).hasSize(1);
  }

  static Fault[] faults() {
    return Fault.values();
  }
}
