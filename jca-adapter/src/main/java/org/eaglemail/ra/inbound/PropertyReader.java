package org.eaglemail.ra.inbound;

import jakarta.resource.spi.InvalidPropertyException;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the properties of an activation and remembers every fault, to report them all at once. */
final class PropertyReader {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})([smhd]?)");

  private final InboundActivation bean;
  private final Map<String, String> faults = new LinkedHashMap<>();

  PropertyReader(InboundActivation bean) {
    this.bean = bean;
  }

  /**
   * Reads a property.
   *
   * @param parse throws IllegalArgumentException with the reason when the text is wrong
   * @param instead stands for a value that is wrong
   */
  <T> T read(String property, String text, Function<String, T> parse, T instead) {
    try {
      return parse.apply(text.strip());
    } catch (IllegalArgumentException e) {
      faults.put(property, e.getMessage());
      return instead;
    }
  }

  /** A whole number from 1 to {@code max}. */
  int count(String property, String text, int max) {
    return read(property, text, value -> parseCount(value, 1, max), 1);
  }

  /** A whole number from 0 to {@code max}. */
  int countOrNone(String property, String text, int max) {
    return read(property, text, value -> parseCount(value, 0, max), 0);
  }

  private static int parseCount(String text, int min, int max) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number");
    }
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException(number + " is not between " + min + " and " + max);
    }
    return number;
  }

  /**
   * Seconds, or with a unit behind it minutes, hours or days: {@code 30}, {@code 30s}, {@code 5m}.
   */
  Duration duration(String property, String text) {
    return read(property, text, PropertyReader::parseDuration, Duration.ZERO);
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a duration such as 30 or 5m");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidPropertyException when there was a fault: its message and its descriptors name
   *     every property that is wrong (JCA 2.1 §13.4.2.2)
   */
  void requireNoFaults() throws InvalidPropertyException {
    if (faults.isEmpty()) {
      return;
    }
    StringBuilder message = new StringBuilder("invalid activation properties");
    String separator = ": ";
    for (Map.Entry<String, String> fault : faults.entrySet()) {
      message.append(separator).append(fault.getKey()).append(": ").append(fault.getValue());
      separator = "; ";
    }
    InvalidPropertyException exception = new InvalidPropertyException(message.toString());
    exception.setInvalidPropertyDescriptors(
        faults.keySet().stream().map(this::descriptor).toArray(PropertyDescriptor[]::new));
    throw exception;
  }

  private @Nullable PropertyDescriptor descriptor(String property) {
    try {
      return new PropertyDescriptor(property, bean.getClass());
    } catch (IntrospectionException e) {
      throw new IllegalStateException("no property " + property, e);
    }
  }
}
