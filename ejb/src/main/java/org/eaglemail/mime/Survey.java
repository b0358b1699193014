package org.eaglemail.mime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.smtp.BodyType;

/** The first reading of a message: decides what becomes of each of its entities. */
final class Survey implements EntityEvents {

  /** An entity that has not ended. */
  private static final class Open {
    private final int number;
    private final EntityHeader header;
    private final OctetCensus content = new OctetCensus();
    private boolean eightBit;

    Open(int number, EntityHeader header) {
      this.number = number;
      this.header = header;
    }
  }

  private final Form form;
  private final List<Optional<TransferEncoding>> plan = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final OctetCensus markup = new OctetCensus();
  private boolean eightBit;
  private boolean headerOpen;
  private boolean complete = true;

  Survey(Form form) {
    this.form = form;
  }

  /** For each entity in order its transfer encoding, where that is to be another. */
  List<Optional<TransferEncoding>> plan() {
    return List.copyOf(plan);
  }

  /** Whether the message has the form already. */
  boolean isConverted() {
    return complete && !headerOpen && plan.stream().allMatch(Optional::isEmpty);
  }

  /** What the octets are when the plan was carried out. */
  BodyType body() {
    return eightBit ? BodyType.EIGHT_BIT_MIME : BodyType.SEVEN_BIT;
  }

  @Override
  public void header(EntityHeader header) throws InconvertibleException {
    open.push(new Open(plan.size(), header));
    plan.add(Optional.empty());
    OctetCensus census = new OctetCensus();
    header.fields().forEach(field -> census.add(field, 0, field.length));
    headerOpen |= census.isOpen();
    if (form == Form.SEVEN_BIT && census.hasEightBit()) {
      throw new InconvertibleException("a header has 8-bit octets");
    }
    eightBit |= census.hasEightBit();
  }

  @Override
  public void content(byte[] octets, int length) {
    open.getFirst().content.add(octets, 0, length);
  }

  @Override
  public void markup(byte[] octets, int length) throws InconvertibleException {
    markup.add(octets, 0, length);
    if (!form.takes(markup)) {
      throw new InconvertibleException("the text between its parts cannot be encoded");
    }
    open.getFirst().eightBit |= markup.hasEightBit();
    eightBit |= markup.hasEightBit();
  }

  @Override
  public void end(boolean last) throws InconvertibleException {
    Open entity = open.pop();
    Optional<TransferEncoding> other =
        switch (entity.header.structure()) {
          case Structure.Leaf leaf -> leaf(entity, leaf, last);
          case Structure.Multipart multipart -> label(entity);
          case Structure.Message message -> label(entity);
        };
    plan.set(entity.number, other);
    if (entity.eightBit) {
      eightBit = true;
      open.stream().findFirst().ifPresent(outer -> outer.eightBit = true);
    }
    if (last && entity.header.structure() instanceof Structure.Leaf) {
      complete = !entity.content.isOpen();
    } else if (last && open.isEmpty()) {
      complete &= !markup.isOpen();
    }
  }

  private Optional<TransferEncoding> leaf(Open entity, Structure.Leaf leaf, boolean last)
      throws InconvertibleException {
    OctetCensus content = entity.content;
    // The last line gets an end, which content that is no text would not survive.
    boolean fits = form.takes(content) && !(last && content.isOpen() && !leaf.text());
    if (fits) {
      entity.eightBit = content.hasEightBit();
      return label(entity);
    }
    if (leaf.sealed()) {
      throw new InconvertibleException("what is signed, encrypted or a report cannot be encoded");
    }
    if (!entity.header.encoding().isIdentity()) {
      throw new InconvertibleException("a part is not what its transfer encoding says");
    }
    return Optional.of(
        leaf.text() && !content.hasControls()
            ? TransferEncoding.QUOTED_PRINTABLE
            : TransferEncoding.BASE64);
  }

  /** RFC 2045 §6.4: content that is not encoded says what its octets are, and no more. */
  private Optional<TransferEncoding> label(Open entity) {
    TransferEncoding now =
        entity.eightBit ? TransferEncoding.EIGHT_BIT : TransferEncoding.SEVEN_BIT;
    boolean wrong =
        switch (entity.header.encoding()) {
          case BINARY -> true;
          case EIGHT_BIT -> form == Form.SEVEN_BIT;
          case SEVEN_BIT, QUOTED_PRINTABLE, BASE64, OTHER -> false;
        };
    return wrong ? Optional.of(now) : Optional.empty();
  }
}
