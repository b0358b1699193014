package org.eaglemail.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.SmtpExtension;

/** The notations of single values. */
final class Notations {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([KMG]?)");

  static final SettingType<String> TEXT = new SettingType<>("text", text -> text);

  static final SettingType<Domain> DOMAIN = new SettingType<>("domain name", Notations::domain);

  static final SettingType<Path> PATH = new SettingType<>("path", Notations::path);

  static final SettingType<Duration> DURATIONS = new SettingType<>("duration", Notations::duration);

  /** Nothing when it is off. */
  static final SettingType<Duration> DURATION_OR_OFF =
      new SettingType<>(
          "duration or off", text -> text.equals("off") ? Duration.ZERO : duration(text));

  static final SettingType<ListenAddress> LISTEN_ADDRESS =
      new SettingType<>("host:port", ListenAddress::parse);

  /** For what cannot tell which port it got. */
  static final SettingType<ListenAddress> FIXED_LISTEN_ADDRESS =
      new SettingType<>("host:port", Notations::fixedListenAddress);

  static final SettingType<DnsServer> DNS_SERVER =
      new SettingType<>("host[:port]", DnsServer::parse);

  static final SettingType<ZoneFile> ZONE_FILE =
      new SettingType<>("[origin=]file", ZoneFile::parse);

  static final SettingType<MilterAddress> MILTER_ADDRESS =
      new SettingType<>("host:port or unix:/path", MilterAddress::parse);

  static final SettingType<CidrBlock> NETWORK =
      new SettingType<>("address/prefix", CidrBlock::parse);

  static final SettingType<DomainPattern> DOMAIN_PATTERN =
      new SettingType<>("[.]domain name", DomainPattern::parse);

  static final SettingType<InetAddress> IP_ADDRESS =
      new SettingType<>("IP address", IpLiteral::parse);

  static final SettingType<DnsList> DNS_LIST =
      new SettingType<>("zone[=answer][*weight]", DnsList::parse);

  static final SettingType<EmailAddress> EMAIL_ADDRESS =
      new SettingType<>("email address", EmailAddress::parse);

  static final SettingType<ConcurrencyStep> CONCURRENCY_STEP =
      new SettingType<>("1 or 1/concurrency", ConcurrencyStep::parse);

  static final SettingType<Boolean> ON_OFF = new SettingType<>("on or off", Notations::onOff);

  static final SettingType<SmtpExtension> SMTP_EXTENSION =
      new SettingType<>("extension", Notations::smtpExtension);

  static final SettingType<String> JDBC_URL = new SettingType<>("JDBC URL", Notations::jdbcUrl);

  static final SettingType<String> TLS_PROTOCOL =
      new SettingType<>("TLSv1.3 or TLSv1.2", Notations::tlsProtocol);

  static final SettingType<SaslMechanism> MECHANISM =
      new SettingType<>("mechanism", Notations::mechanism);

  static final SettingType<URI> KEY_SET = new SettingType<>("https URL or path", Notations::keySet);

  private Notations() {}

  /** A whole number within the limits, both included. */
  static SettingType<Integer> integer(int least, int most) {
    return new SettingType<>("number", text -> (int) within(number(text), least, most));
  }

  /** Octets, within the limits, both included. */
  static SettingType<Long> size(long least, long most) {
    return new SettingType<>("octets", text -> within(octets(text), least, most));
  }

  private static boolean onOff(String text) {
    return switch (text) {
      case "on" -> true;
      case "off" -> false;
      default -> throw new IllegalArgumentException("'" + text + "' is neither on nor off");
    };
  }

  /** One of the constants, in lower case. */
  static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
    String names =
        Stream.of(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new SettingType<>(
        names,
        text ->
            Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(
                    () -> new IllegalArgumentException("'" + text + "' is not one of " + names)));
  }

  private static long within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException("must be between " + least + " and " + most);
    }
    return value;
  }

  private static long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("'" + text + "' is not a whole number");
    }
    return Long.parseLong(text);
  }

  private static long octets(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a size such as 1000, 256K or 50M");
    }
    int shift =
        switch (matcher.group(2)) {
          case "K" -> 10;
          case "M" -> 20;
          case "G" -> 30;
          default -> 0;
        };
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("'" + text + "' is too large", e);
    }
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a duration such as 30s, 5m or 5d");
    }
    long amount = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          case "h" -> Duration.ofHours(amount);
          default -> Duration.ofDays(amount);
        };
    if (duration.isZero()) {
      throw new IllegalArgumentException("must be longer than nothing");
    }
    return duration;
  }

  private static ListenAddress fixedListenAddress(String text) {
    ListenAddress address = ListenAddress.parse(text);
    if (address.port() == 0) {
      throw new IllegalArgumentException("'" + text + "' has port 0");
    }
    return address;
  }

  private static Domain domain(String text) {
    try {
      return Domain.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + text + "' is not a domain name", e);
    }
  }

  private static Path path(String text) {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' is not a path", e);
    }
  }

  private static String tlsProtocol(String text) {
    if (!text.equals("TLSv1.3") && !text.equals("TLSv1.2")) {
      throw new IllegalArgumentException("'" + text + "' is neither TLSv1.3 nor TLSv1.2");
    }
    return text;
  }

  private static SaslMechanism mechanism(String text) {
    return SaslMechanism.named(text)
        .filter(named -> named != SaslMechanism.OAUTHBEARER)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not one of SCRAM-SHA-256-PLUS, SCRAM-SHA-256, PLAIN, LOGIN"));
  }

  private static URI keySet(String text) {
    if (!text.contains("://")) {
      return path(text).toUri();
    }
    try {
      URI url = new URI(text);
      if (url.getHost() != null && isSafe(url.getScheme(), url.getHost())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + text + "' is not a URL", e);
    }
    throw new IllegalArgumentException(
        "'" + text + "' is neither an https URL nor a path; http is for this machine only");
  }

  // Whoever can change the keys on the way can make tokens.
  private static boolean isSafe(String scheme, String host) {
    return scheme.equalsIgnoreCase("https")
        || (scheme.equalsIgnoreCase("http")
            && List.of("127.0.0.1", "[::1]", "localhost").contains(host));
  }

  private static SmtpExtension smtpExtension(String text) {
    return SmtpExtension.named(text)
        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no extension of SMTP"));
  }

  /** The URL may carry a password: it is not repeated. */
  private static String jdbcUrl(String text) {
    if (!text.startsWith("jdbc:h2:") && !text.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException("must begin with jdbc:h2: or jdbc:postgresql:");
    }
    return text;
  }
}
