package org.eaglemail.mime;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entities of a message (RFC 2045 §2.4), octet by octet accounted for. Strict where
 * readers differ: what one could take for another message than its neighbour is inconvertible.
 */
final class EntityReader {
  private static final byte[] CRLF = {'\r', '\n'};

  /** An entity that holds others, and its multipart's delimiter. */
  private static final class Frame {
    private final @Nullable Delimiter delimiter;
    private final MediaType ofParts;
    private boolean closed;

    Frame(Structure.Multipart multipart) {
      this.delimiter = new Delimiter(multipart.boundary());
      this.ofParts = multipart.digest() ? MediaType.MESSAGE : MediaType.DEFAULT;
    }

    /** Of a message within a message. */
    Frame() {
      this.delimiter = null;
      this.ofParts = MediaType.DEFAULT;
    }

    boolean isUnfinished() {
      return delimiter != null && !closed;
    }
  }

  private final Lines lines;
  private final MimeLimits limits;
  private final EntityEvents events;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private @Nullable HeaderLines header;
  private boolean inLeaf;
  private boolean lineEndWaits;
  private int entities = 1;

  EntityReader(Lines lines, MimeLimits limits, EntityEvents events) {
    this.lines = lines;
    this.limits = limits;
    this.events = events;
    this.header = new HeaderLines(limits.headerOctets(), MediaType.DEFAULT, true);
  }

  /** Reads a piece, and tells of it; false when that was the end of the message. */
  boolean step() throws IOException, InconvertibleException {
    if (!lines.next()) {
      finish();
      return false;
    }
    if (isDelimiter()) {
      return true;
    }
    if (header != null) {
      headerLine(header);
    } else {
      bodyPiece();
    }
    return true;
  }

  private void headerLine(HeaderLines open) throws IOException, InconvertibleException {
    if (lines.begins() && lines.ends() && lines.length() == 0) {
      headerEnds(open, true);
    } else {
      open.add(lines);
    }
  }

  private void headerEnds(HeaderLines open, boolean separated)
      throws IOException, InconvertibleException {
    header = null;
    EntityHeader whole = open.end(separated);
    events.header(whole);
    switch (whole.structure()) {
      case Structure.Leaf leaf -> inLeaf = true;
      case Structure.Multipart multipart -> enter(new Frame(multipart));
      case Structure.Message message -> {
        enter(new Frame());
        begin(MediaType.DEFAULT, true);
      }
    }
  }

  private void enter(Frame frame) throws InconvertibleException {
    if (frames.size() >= limits.depth()) {
      throw new InconvertibleException("its parts are nested too deep");
    }
    frames.push(frame);
  }

  private void begin(MediaType otherwise, boolean message) throws InconvertibleException {
    entities++;
    if (entities > limits.entities()) {
      throw new InconvertibleException("it has too many parts");
    }
    header = new HeaderLines(limits.headerOctets(), otherwise, message);
  }

  private void bodyPiece() throws IOException, InconvertibleException {
    flushLineEnd();
    tell(lines.octets(), lines.length());
    lineEndWaits = lines.ends();
  }

  /** RFC 2046 §5.1.1: the line end before a delimiter is the delimiter's. */
  private void flushLineEnd() throws IOException, InconvertibleException {
    if (lineEndWaits) {
      lineEndWaits = false;
      tell(CRLF, CRLF.length);
    }
  }

  private void tell(byte[] octets, int length) throws IOException, InconvertibleException {
    if (inLeaf) {
      events.content(octets, length);
    } else {
      events.markup(octets, length);
    }
  }

  private boolean isDelimiter() throws IOException, InconvertibleException {
    byte[] line = lines.octets();
    if (lines.length() < 3 || line[0] != '-' || line[1] != '-' || !lines.isWhole()) {
      return false;
    }
    boolean unfinished = false;
    Iterator<Frame> outwards = frames.iterator();
    while (outwards.hasNext()) {
      Frame frame = outwards.next();
      Delimiter delimiter = frame.delimiter;
      if (delimiter == null || frame.closed) {
        continue;
      }
      Delimiter.Match match = delimiter.match(line, lines.length());
      if (match != Delimiter.Match.NONE) {
        if (unfinished || header != null) {
          throw new InconvertibleException("a part of it is not complete");
        }
        delimited(frame, match);
        return true;
      }
      unfinished = true;
    }
    return false;
  }

  private void delimited(Frame frame, Delimiter.Match match)
      throws IOException, InconvertibleException {
    if (inLeaf) {
      inLeaf = false;
      events.end(false);
    }
    while (frames.getFirst() != frame) {
      frames.pop();
      events.end(false);
    }
    flushLineEnd();
    events.markup(lines.octets(), lines.length());
    if (lines.ends()) {
      events.markup(CRLF, CRLF.length);
    }
    if (match == Delimiter.Match.CLOSE) {
      frame.closed = true;
    } else {
      begin(frame.ofParts, false);
    }
  }

  private void finish() throws IOException, InconvertibleException {
    // A message in it may have nothing at all, not even an empty line: two headers end then.
    while (header != null) {
      headerEnds(header, false);
    }
    if (frames.stream().anyMatch(Frame::isUnfinished)) {
      throw new InconvertibleException("a multipart of it has no end");
    }
    flushLineEnd();
    if (inLeaf) {
      events.end(true);
    }
    while (!frames.isEmpty()) {
      frames.pop();
      events.end(true);
    }
  }
}
