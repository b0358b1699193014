package org.eaglemail.filter.milter;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaglemail.filter.Edit;
import org.eaglemail.filter.HeaderField;
import org.eaglemail.filter.milter.protocol.FoldedValue;
import org.eaglemail.filter.milter.protocol.MilterReply;
import org.eaglemail.filter.milter.protocol.MilterSyntaxException;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.jspecify.annotations.Nullable;

/** What a milter wants to be changed, as edits. Closing it removes a body that it gave. */
final class Changes implements Closeable {
  private final boolean leadingSpace;
  private final Path directory;
  private final long bodyLimit;
  private final List<Edit> edits = new ArrayList<>();
  private @Nullable ReplacedBody body;
  private @Nullable String quarantine;

  /**
   * @param leadingSpace whether values come with the space before them
   * @param directory of temporary files
   * @param bodyLimit octets of a new body
   */
  Changes(boolean leadingSpace, Path directory, long bodyLimit) {
    this.leadingSpace = leadingSpace;
    this.directory = directory;
    this.bodyLimit = bodyLimit;
  }

  /** In the order of the milter. */
  List<Edit> edits() {
    return edits;
  }

  /** Why the message shall be held, if it shall. */
  Optional<String> quarantine() {
    return Optional.ofNullable(quarantine);
  }

  /**
   * Takes one.
   *
   * @throws MilterSyntaxException when it cannot be made, such as a field that would be two
   * @throws IOException when a body cannot be stored
   */
  void take(MilterReply.Change change) throws IOException {
    try {
      make(change);
    } catch (IllegalArgumentException e) {
      throw new MilterSyntaxException("it wants a change that cannot be: " + e.getMessage(), e);
    }
  }

  private void make(MilterReply.Change change) throws IOException {
    switch (change) {
      case MilterReply.AddHeader(String name, String value) ->
          edits.add(new Edit.AddField(field(name, value)));
      // Index 0 is before our own Received field, which stays at the top (RFC 5321 §4.4).
      case MilterReply.InsertHeader(int index, String name, String value) ->
          edits.add(new Edit.InsertField(Math.max(0, index - 1), field(name, value)));
      // As Sendmail: 0 is as good as 1.
      case MilterReply.ChangeHeader(int occurrence, String name, String value) ->
          edits.add(
              value.isEmpty()
                  ? new Edit.RemoveField(name, Math.max(1, occurrence))
                  : new Edit.ChangeField(Math.max(1, occurrence), field(name, value)));
      case MilterReply.ChangeSender(String path) ->
          edits.add(new Edit.ChangeSender(ReversePath.parse(bare(path))));
      case MilterReply.AddRecipient(String path) ->
          edits.add(new Edit.AddRecipient(EmailAddress.parse(bare(path))));
      case MilterReply.DeleteRecipient(String path) ->
          edits.add(new Edit.RemoveRecipient(EmailAddress.parse(bare(path))));
      case MilterReply.ReplaceBody(byte[] piece) -> body().append(piece);
      case MilterReply.Quarantine(String reason) -> quarantine = reason;
    }
  }

  private ReplacedBody body() throws IOException {
    ReplacedBody begun = body;
    if (begun == null) {
      begun = new ReplacedBody(directory, bodyLimit);
      body = begun;
      edits.add(new Edit.ReplaceBody(begun));
    }
    return begun;
  }

  private HeaderField field(String name, String value) {
    return HeaderField.raw(name, FoldedValue.fromMilter(value, leadingSpace));
  }

  private static String bare(String path) {
    return path.startsWith("<") && path.endsWith(">") ? path.substring(1, path.length() - 1) : path;
  }

  @Override
  public void close() throws IOException {
    ReplacedBody begun = body;
    if (begun != null) {
      begun.close();
    }
  }
}
