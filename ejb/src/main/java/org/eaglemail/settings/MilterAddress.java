package org.eaglemail.settings;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a milter listens. */
public sealed interface MilterAddress {

  /** At a port. */
  record Inet(String host, int port) implements MilterAddress {
    @Override
    public String toString() {
      return HostPort.format(host, port);
    }
  }

  /** At a socket of this machine. */
  record Unix(Path path) implements MilterAddress {
    @Override
    public String toString() {
      return "unix:" + path;
    }
  }

  /**
   * Reads {@code host:port}, and the forms of Sendmail and Postfix, {@code inet:port@host}, {@code
   * inet:host:port}, {@code unix:/path} and {@code local:/path}.
   *
   * @throws IllegalArgumentException when it is none of these
   */
  static MilterAddress parse(String text) {
    Matcher matcher = Scheme.FORM.matcher(text);
    if (!matcher.matches()) {
      return inet(text);
    }
    String rest = matcher.group(2);
    return switch (matcher.group(1)) {
      case "unix", "local" -> unix(rest);
      default -> {
        int at = rest.indexOf('@');
        yield inet(at < 0 ? rest : rest.substring(at + 1) + ":" + rest.substring(0, at));
      }
    };
  }

  private static Inet inet(String text) {
    HostPort address = HostPort.parse(text);
    int port =
        address
            .port()
            .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not host:port"));
    if (port == 0) {
      throw new IllegalArgumentException("'" + text + "' has port 0");
    }
    return new Inet(address.host(), port);
  }

  private static Unix unix(String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return new Unix(path);
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + text + "' is not a path", e);
    }
    throw new IllegalArgumentException("'" + text + "' is not an absolute path");
  }

  /** Where to connect to; the host's name is looked up now. */
  default SocketAddress socketAddress() {
    return switch (this) {
      case Inet(String host, int port) -> new InetSocketAddress(host, port);
      case Unix(Path path) -> UnixDomainSocketAddress.of(path);
    };
  }

  /** The schemes. */
  final class Scheme {
    private static final Pattern FORM = Pattern.compile("(inet6?|unix|local):(.*)");

    private Scheme() {}
  }
}
