package org.eaglemail.filter.milter.protocol;

import org.eaglemail.protocol.smtp.Reply;

/** What a milter says: SMFIR_… of libmilter. */
public sealed interface MilterReply {

  /** The answer to a command. */
  sealed interface Answer extends MilterReply {}

  /** A change of the message, which only the end of the message is answered with. */
  sealed interface Change extends MilterReply {}

  /** It takes longer: wait as long again. */
  record Progress() implements MilterReply {}

  record Continue() implements Answer {}

  record Accept() implements Answer {}

  record Reject() implements Answer {}

  record TemporaryFailure() implements Answer {}

  record Discard() implements Answer {}

  /** No more of this kind, but go on. */
  record Skip() implements Answer {}

  /** The session shall end with 421. */
  record Shutdown() implements Answer {}

  /** The connection to the client shall fail. */
  record ConnectionFailure() implements Answer {}

  /** Refuse with these words. */
  record ReplyCode(Reply reply) implements Answer {}

  /**
   * A field at the header's end.
   *
   * @param value as in {@link MilterCommand.Header}
   */
  record AddHeader(String name, String value) implements Change {}

  /**
   * A field at a place.
   *
   * @param index 0 for before, and 1 for behind this server's own Received field
   */
  record InsertHeader(int index, String name, String value) implements Change {}

  /**
   * A field in the place of another, or nothing.
   *
   * @param occurrence of the fields of that name, from 1
   * @param value empty to remove it
   */
  record ChangeHeader(int occurrence, String name, String value) implements Change {}

  record ChangeSender(String path) implements Change {}

  record AddRecipient(String path) implements Change {}

  record DeleteRecipient(String path) implements Change {}

  /** A piece of the new body. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record ReplaceBody(byte[] piece) implements Change {}

  record Quarantine(String reason) implements Change {}

  /**
   * What a packet says.
   *
   * @throws MilterSyntaxException when the protocol does not know it
   */
  static MilterReply parse(Packet packet) throws MilterSyntaxException {
    Fields fields = new Fields(packet);
    return switch (packet.kind()) {
      case 'c' -> new Continue();
      case 'a' -> new Accept();
      case 'r' -> new Reject();
      case 't' -> new TemporaryFailure();
      case 'd' -> new Discard();
      case 's' -> new Skip();
      case 'p' -> new Progress();
      case '4' -> new Shutdown();
      case 'f' -> new ConnectionFailure();
      case 'y' -> new ReplyCode(ReplyText.parse(fields.text()));
      case 'h' -> new AddHeader(fields.raw(), fields.raw());
      case 'i' -> new InsertHeader(fields.number(), fields.raw(), fields.raw());
      case 'm' -> new ChangeHeader(fields.number(), fields.raw(), fields.raw());
      // Parameters of both: as Postfix, left out of account.
      case 'e' -> new ChangeSender(fields.text());
      case '+', '2' -> new AddRecipient(fields.text());
      case '-' -> new DeleteRecipient(fields.text());
      case 'b' -> new ReplaceBody(packet.data());
      case 'q' -> new Quarantine(fields.text());
      default -> throw new MilterSyntaxException("it says " + packet);
    };
  }
}
