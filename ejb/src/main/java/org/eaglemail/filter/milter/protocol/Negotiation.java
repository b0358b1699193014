package org.eaglemail.filter.milter.protocol;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What server and milter agreed on.
 *
 * @param version 2 to 6
 * @param symbols the macros that the milter wants before a command, where it said so
 */
public record Negotiation(int version, Set<Step> steps, Map<MacroStage, List<String>> symbols) {
  public static final char KIND = 'O';

  private static final int OLDEST = 2;
  private static final int NEWEST = 6;

  /** DATA came with it. */
  private static final int WITH_DATA = 4;

  /** SMFIF_…: a milter may do all that there is to do. */
  private static final int ACTIONS = 0x1ff;

  private static final int STEPS = Arrays.stream(Step.values()).mapToInt(Step::bit).sum();
  private static final Pattern SEPARATOR = Pattern.compile("[ ,]+");

  public Negotiation {
    steps = Set.copyOf(steps);
    symbols = Map.copyOf(symbols);
  }

  /** What a server offers. */
  public static Packet offer() {
    return new Packet(
        KIND,
        ByteBuffer.allocate(3 * Integer.BYTES)
            .putInt(NEWEST)
            .putInt(ACTIONS)
            .putInt(STEPS)
            .array());
  }

  /**
   * What the milter made of the offer.
   *
   * @throws MilterSyntaxException when it wants what was not offered
   */
  public static Negotiation parse(Packet packet) throws MilterSyntaxException {
    if (packet.kind() != KIND) {
      throw new MilterSyntaxException("it does not negotiate: " + packet);
    }
    Fields fields = new Fields(packet);
    int version = fields.number();
    int actions = fields.number();
    int steps = fields.number();
    if (version < OLDEST || version > NEWEST) {
      throw new MilterSyntaxException("it speaks version " + version);
    }
    if ((actions & ~ACTIONS) != 0 || (steps & ~STEPS) != 0) {
      throw new MilterSyntaxException(
          "it wants what was not offered: actions %x, steps %x".formatted(actions, steps));
    }
    return new Negotiation(version, steps(steps), symbols(fields));
  }

  private static Set<Step> steps(int bits) {
    Set<Step> steps = EnumSet.noneOf(Step.class);
    for (Step step : Step.values()) {
      if ((bits & step.bit()) != 0) {
        steps.add(step);
      }
    }
    return steps;
  }

  private static Map<MacroStage, List<String>> symbols(Fields fields) throws MilterSyntaxException {
    Map<MacroStage, List<String>> symbols = new EnumMap<>(MacroStage.class);
    while (fields.hasMore()) {
      int number = fields.number();
      List<String> names = List.of(SEPARATOR.split(fields.text().strip(), -1));
      MacroStage.numbered(number).ifPresent(stage -> symbols.put(stage, names));
    }
    return symbols;
  }

  /** Whether the milter asked for it. */
  public boolean has(Step step) {
    return steps.contains(step);
  }

  /** Whether it knows the command DATA and wants it. */
  public boolean wantsData() {
    return version >= WITH_DATA && !has(Step.NO_DATA);
  }

  /** The macros to send before a command. */
  public List<String> symbols(MacroStage stage) {
    return symbols.getOrDefault(stage, stage.symbols());
  }
}
