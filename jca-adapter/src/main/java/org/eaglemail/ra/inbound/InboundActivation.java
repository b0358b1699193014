package org.eaglemail.ra.inbound;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.ResourceAdapter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The activation properties that SMTP and POP3 have in common.
 *
 * <p>All are texts, read by {@link #validate}: a container that converts a number by itself fails
 * at the first one that is none, and without its name. An empty text stands for the default, except
 * in {@code listen}.
 *
 * <table>
 * <caption>Properties</caption>
 * <tr><th>name</th><th>default</th><th>meaning</th></tr>
 * <tr><td>name</td><td>smtp, pop3</td><td>label in logs, JMX and {@link
 *     org.eaglemail.spi.Client#listener}; letters, digits, hyphen; unique</td></tr>
 * <tr><td>listen</td><td>off</td><td>{@code host:port[,host:port]}, IPv6 as {@code [::1]:25};
 *     {@code off} or empty for none</td></tr>
 * <tr><td>backlog</td><td>1024</td><td>connections that wait to be accepted</td></tr>
 * <tr><td>maxSessions</td><td>10000</td><td>sessions at once, over all addresses; what comes beyond
 *     is told to try later</td></tr>
 * <tr><td>maxSessionsPerClient</td><td>50</td><td>sessions at once of one address, or of an IPv6
 *     network of 64 bits; 0 for no limit. This machine has none</td></tr>
 * <tr><td>maxConcurrentCalls</td><td>32</td><td>calls into the bean at once; not more than the
 *     container's pool of it holds</td></tr>
 * <tr><td>gateTimeoutSeconds</td><td>30</td><td>how long a call waits for its turn</td></tr>
 * <tr><td>drainSeconds</td><td>30</td><td>how long commands under way may take to finish when the
 *     listener closes</td></tr>
 * </table>
 *
 * The last two also take a unit: {@code 30s}, {@code 5m}, {@code 1h}.
 */
public abstract sealed class InboundActivation implements ActivationSpec
    permits SmtpActivation, Pop3Activation {
  public static final String DEFAULT_LISTEN = "off";
  public static final int DEFAULT_BACKLOG = 1024;
  public static final int DEFAULT_MAX_SESSIONS = 10_000;

  /** Postfix's smtpd_client_connection_count_limit. */
  public static final int DEFAULT_MAX_SESSIONS_PER_CLIENT = 50;

  public static final int DEFAULT_MAX_CONCURRENT_CALLS = 32;
  public static final int DEFAULT_GATE_TIMEOUT_SECONDS = 30;
  public static final int DEFAULT_DRAIN_SECONDS = 30;

  private static final int MAX_BACKLOG = 65_535;
  private static final int MAX_SESSIONS = 1_000_000;
  private static final int MAX_CALLS = 10_000;

  private @Nullable ResourceAdapter resourceAdapter;
  private String name;
  private String listen = DEFAULT_LISTEN;
  private String backlog = Integer.toString(DEFAULT_BACKLOG);
  private String maxSessions = Integer.toString(DEFAULT_MAX_SESSIONS);
  private String maxSessionsPerClient = Integer.toString(DEFAULT_MAX_SESSIONS_PER_CLIENT);
  private String maxConcurrentCalls = Integer.toString(DEFAULT_MAX_CONCURRENT_CALLS);
  private String gateTimeoutSeconds = Integer.toString(DEFAULT_GATE_TIMEOUT_SECONDS);
  private String drainSeconds = Integer.toString(DEFAULT_DRAIN_SECONDS);

  InboundActivation(String name) {
    this.name = name;
  }

  /**
   * {@inheritDoc}
   *
   * @throws InvalidPropertyException naming all properties that are wrong
   */
  @Override
  public final void validate() throws InvalidPropertyException {
    settings();
  }

  /** The properties' values. */
  final ActivationSettings settings() throws InvalidPropertyException {
    PropertyReader reader = new PropertyReader(this);
    String label = reader.read("name", name, InboundActivation::requireLabel, name);
    List<ListenAddress> addresses =
        reader.read("listen", listen, ListenAddress::parseList, List.of());
    int waiting = reader.count("backlog", backlog, MAX_BACKLOG);
    int sessions = reader.count("maxSessions", maxSessions, MAX_SESSIONS);
    int perClient = reader.countOrNone("maxSessionsPerClient", maxSessionsPerClient, MAX_SESSIONS);
    int calls = reader.count("maxConcurrentCalls", maxConcurrentCalls, MAX_CALLS);
    Duration gate = reader.duration("gateTimeoutSeconds", gateTimeoutSeconds);
    Duration drain = reader.duration("drainSeconds", drainSeconds);
    reader.requireNoFaults();
    return new ActivationSettings(
        label, addresses, waiting, sessions, perClient, calls, gate, drain);
  }

  private static String requireLabel(String text) {
    if (!text.matches("[A-Za-z0-9][A-Za-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("'" + text + "' is not 1 to 32 letters, digits, hyphens");
    }
    return text;
  }

  private static String orDefault(@Nullable String text, int fallback) {
    return text == null || text.isBlank() ? Integer.toString(fallback) : text;
  }

  @Override
  public final @Nullable ResourceAdapter getResourceAdapter() {
    return resourceAdapter;
  }

  /**
   * {@inheritDoc}
   *
   * @throws ResourceException when it was set before (JCA 2.1 §5.3.3: once only)
   */
  @Override
  public final void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
    if (resourceAdapter != null) {
      throw new jakarta.resource.spi.IllegalStateException("the resource adapter is already set");
    }
    resourceAdapter = adapter;
  }

  public final String getName() {
    return name;
  }

  public final void setName(String name) {
    this.name = name;
  }

  public final String getListen() {
    return listen;
  }

  /**
   * Null is what a container makes of a configured value that is empty.
   *
   * @param listen null for none
   */
  public final void setListen(@Nullable String listen) {
    this.listen = listen == null ? DEFAULT_LISTEN : listen;
  }

  public final String getBacklog() {
    return backlog;
  }

  public final void setBacklog(@Nullable String backlog) {
    this.backlog = orDefault(backlog, DEFAULT_BACKLOG);
  }

  public final String getMaxSessions() {
    return maxSessions;
  }

  public final void setMaxSessions(@Nullable String maxSessions) {
    this.maxSessions = orDefault(maxSessions, DEFAULT_MAX_SESSIONS);
  }

  public final String getMaxSessionsPerClient() {
    return maxSessionsPerClient;
  }

  public final void setMaxSessionsPerClient(@Nullable String maxSessionsPerClient) {
    this.maxSessionsPerClient = orDefault(maxSessionsPerClient, DEFAULT_MAX_SESSIONS_PER_CLIENT);
  }

  public final String getMaxConcurrentCalls() {
    return maxConcurrentCalls;
  }

  public final void setMaxConcurrentCalls(@Nullable String maxConcurrentCalls) {
    this.maxConcurrentCalls = orDefault(maxConcurrentCalls, DEFAULT_MAX_CONCURRENT_CALLS);
  }

  public final String getGateTimeoutSeconds() {
    return gateTimeoutSeconds;
  }

  public final void setGateTimeoutSeconds(@Nullable String gateTimeoutSeconds) {
    this.gateTimeoutSeconds = orDefault(gateTimeoutSeconds, DEFAULT_GATE_TIMEOUT_SECONDS);
  }

  public final String getDrainSeconds() {
    return drainSeconds;
  }

  public final void setDrainSeconds(@Nullable String drainSeconds) {
    this.drainSeconds = orDefault(drainSeconds, DEFAULT_DRAIN_SECONDS);
  }
}
