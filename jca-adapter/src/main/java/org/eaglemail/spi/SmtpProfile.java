package org.eaglemail.spi;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.SmtpExtension;

/**
 * How an application wants its SMTP listener to behave.
 *
 * @param hostname the name in the banner, in the answer to EHLO, and of the bare postmaster
 * @param extensions offered wherever the session allows them. {@link SmtpExtension#BINARYMIME} only
 *     for an application that keeps octets in no lines: it is the one exception to what {@link
 *     MessageSource} promises, and not among the defaults
 * @param mechanisms of AUTH, in the order of the announcement; none: AUTH is not offered. Those
 *     that show the password are offered on a private session only ({@link Client#isPrivate})
 * @param tls none: sessions cannot be encrypted
 * @param buffer where a message lies while it is received
 * @param trust which clients may speak for others
 * @param stages the optional calls that are wanted
 * @param bareLineBreaks what becomes of a CR or LF alone
 */
public record SmtpProfile(
    Domain hostname,
    SmtpRole role,
    Set<SmtpExtension> extensions,
    SmtpLimits limits,
    List<SaslMechanism> mechanisms,
    Optional<TlsOffer> tls,
    Buffer buffer,
    Trust trust,
    Set<Stage> stages,
    BareLineBreaks bareLineBreaks) {

  /**
   * Where a message lies while it is received.
   *
   * @param memory octets kept in memory; what is longer goes to a temporary file
   * @param directory of such files
   */
  public record Buffer(int memory, Path directory) {
    public static final int DEFAULT_MEMORY = 256 * 1024;

    public Buffer {
      if (memory < 0) {
        throw new IllegalArgumentException("memory of a buffer must not be negative");
      }
    }
  }

  /**
   * Which clients may speak for others.
   *
   * @param proxies from these addresses each connection must begin with a PROXY header
   * @param xclient from these addresses XCLIENT is offered and taken
   */
  public record Trust(Predicate<InetAddress> proxies, Predicate<InetAddress> xclient) {
    /** Nobody. */
    public static final Trust NONE = new Trust(address -> false, address -> false);
  }

  /** What becomes of a CR or LF alone in a message (RFC 5321 §2.3.8). */
  public enum BareLineBreaks {
    /** The message is refused and the session ends. */
    REFUSE,
    /** Each becomes CRLF; for submission by own users only, behind AUTH. */
    NORMALISE
  }

  public SmtpProfile {
    extensions = Set.copyOf(extensions);
    mechanisms = List.copyOf(mechanisms);
    stages = Set.copyOf(stages);
  }

  /** The defaults, for a server of that name; temporary files go to the system's directory. */
  public static SmtpProfile named(Domain hostname) {
    return new SmtpProfile(
        hostname,
        SmtpRole.RELAY,
        EnumSet.complementOf(EnumSet.of(SmtpExtension.BINARYMIME)),
        SmtpLimits.DEFAULT,
        List.of(),
        Optional.empty(),
        new Buffer(Buffer.DEFAULT_MEMORY, Path.of(System.getProperty("java.io.tmpdir", "."))),
        Trust.NONE,
        Set.of(),
        BareLineBreaks.REFUSE);
  }

  /** With another role. */
  public SmtpProfile role(SmtpRole other) {
    return new SmtpProfile(
        hostname,
        other,
        extensions,
        limits,
        mechanisms,
        tls,
        buffer,
        trust,
        stages,
        bareLineBreaks);
  }

  /** With these extensions and no others. */
  public SmtpProfile extensions(Set<SmtpExtension> others) {
    return new SmtpProfile(
        hostname, role, others, limits, mechanisms, tls, buffer, trust, stages, bareLineBreaks);
  }

  /** With other limits. */
  public SmtpProfile limits(SmtpLimits others) {
    return new SmtpProfile(
        hostname, role, extensions, others, mechanisms, tls, buffer, trust, stages, bareLineBreaks);
  }

  /** With these mechanisms of AUTH. */
  public SmtpProfile mechanisms(List<SaslMechanism> others) {
    return new SmtpProfile(
        hostname, role, extensions, limits, others, tls, buffer, trust, stages, bareLineBreaks);
  }

  /** With TLS. */
  public SmtpProfile tls(TlsOffer offer) {
    return new SmtpProfile(
        hostname,
        role,
        extensions,
        limits,
        mechanisms,
        Optional.of(offer),
        buffer,
        trust,
        stages,
        bareLineBreaks);
  }

  /** With another buffer. */
  public SmtpProfile buffer(Buffer other) {
    return new SmtpProfile(
        hostname, role, extensions, limits, mechanisms, tls, other, trust, stages, bareLineBreaks);
  }

  /** With other clients to trust. */
  public SmtpProfile trust(Trust other) {
    return new SmtpProfile(
        hostname, role, extensions, limits, mechanisms, tls, buffer, other, stages, bareLineBreaks);
  }

  /** With these optional calls. */
  public SmtpProfile stages(Set<Stage> others) {
    return new SmtpProfile(
        hostname, role, extensions, limits, mechanisms, tls, buffer, trust, others, bareLineBreaks);
  }

  /** With another rule for bare line breaks. */
  public SmtpProfile bareLineBreaks(BareLineBreaks other) {
    return new SmtpProfile(
        hostname, role, extensions, limits, mechanisms, tls, buffer, trust, stages, other);
  }

  /** Whether the extension is on. */
  public boolean has(SmtpExtension extension) {
    return extensions.contains(extension);
  }
}
