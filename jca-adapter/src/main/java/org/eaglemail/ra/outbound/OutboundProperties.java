package org.eaglemail.ra.outbound;

import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.InvalidPropertyException;
import java.beans.IntrospectionException;
import java.beans.PropertyDescriptor;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eaglemail.client.ClientTimeouts;

/**
 * The configuration properties of the connection factory, with their defaults. A flat table: boxed
 * numbers because containers know how to convert text to those.
 */
public abstract class OutboundProperties implements Serializable {
  private static final long serialVersionUID = 1L;

  private Integer maxConnectionsPerDestination = 20;
  private Integer maxWaitingPerDestination = 100;
  private Integer destinationWaitSeconds = 30;
  private Integer idleTimeoutSeconds = 60;
  private Integer maxMessagesPerConnection = 100;
  private Integer connectTimeoutSeconds = 30;
  private Integer greetingTimeoutSeconds = 300;
  private Integer ehloTimeoutSeconds = 300;
  private Integer mailTimeoutSeconds = 300;
  private Integer rcptTimeoutSeconds = 300;
  private Integer dataTimeoutSeconds = 120;
  private Integer blockTimeoutSeconds = 180;
  private Integer finalDotTimeoutSeconds = 600;
  private Integer quitTimeoutSeconds = 5;

  /**
   * The properties as settings.
   *
   * @throws InvalidPropertyException that names each property with a fault
   */
  OutboundSettings settings() throws InvalidPropertyException {
    validate();
    ClientTimeouts timeouts =
        new ClientTimeouts(
            Duration.ofSeconds(connectTimeoutSeconds),
            Duration.ofSeconds(greetingTimeoutSeconds),
            Duration.ofSeconds(ehloTimeoutSeconds),
            Duration.ofSeconds(mailTimeoutSeconds),
            Duration.ofSeconds(rcptTimeoutSeconds),
            Duration.ofSeconds(dataTimeoutSeconds),
            Duration.ofSeconds(blockTimeoutSeconds),
            Duration.ofSeconds(finalDotTimeoutSeconds),
            Duration.ofSeconds(quitTimeoutSeconds));
    return new OutboundSettings(
        maxConnectionsPerDestination,
        maxWaitingPerDestination,
        Duration.ofSeconds(destinationWaitSeconds),
        Duration.ofSeconds(idleTimeoutSeconds),
        maxMessagesPerConnection,
        timeouts);
  }

  private void validate() throws InvalidPropertyException {
    List<String> faults = new ArrayList<>();
    List<PropertyDescriptor> properties = new ArrayList<>();
    for (Map.Entry<String, Integer> value : values().entrySet()) {
      int least = value.getKey().equals("maxWaitingPerDestination") ? 0 : 1;
      if (value.getValue() < least) {
        faults.add(value.getKey() + " must be at least " + least + ", not " + value.getValue());
        properties.add(descriptor(value.getKey()));
      }
    }
    if (!faults.isEmpty()) {
      InvalidPropertyException invalid = new InvalidPropertyException(String.join("; ", faults));
      invalid.setInvalidPropertyDescriptors(properties.toArray(PropertyDescriptor[]::new));
      throw invalid;
    }
  }

  private static PropertyDescriptor descriptor(String name) {
    try {
      return new PropertyDescriptor(name, SmtpManagedConnectionFactory.class);
    } catch (IntrospectionException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** Each property's value by its name. */
  final Map<String, Integer> values() {
    Map<String, Integer> values = new LinkedHashMap<>();
    values.put("maxConnectionsPerDestination", maxConnectionsPerDestination);
    values.put("maxWaitingPerDestination", maxWaitingPerDestination);
    values.put("destinationWaitSeconds", destinationWaitSeconds);
    values.put("idleTimeoutSeconds", idleTimeoutSeconds);
    values.put("maxMessagesPerConnection", maxMessagesPerConnection);
    values.put("connectTimeoutSeconds", connectTimeoutSeconds);
    values.put("greetingTimeoutSeconds", greetingTimeoutSeconds);
    values.put("ehloTimeoutSeconds", ehloTimeoutSeconds);
    values.put("mailTimeoutSeconds", mailTimeoutSeconds);
    values.put("rcptTimeoutSeconds", rcptTimeoutSeconds);
    values.put("dataTimeoutSeconds", dataTimeoutSeconds);
    values.put("blockTimeoutSeconds", blockTimeoutSeconds);
    values.put("finalDotTimeoutSeconds", finalDotTimeoutSeconds);
    values.put("quitTimeoutSeconds", quitTimeoutSeconds);
    return values;
  }

  /** Connections in use at one address, at most. */
  public Integer getMaxConnectionsPerDestination() {
    return maxConnectionsPerDestination;
  }

  @ConfigProperty(defaultValue = "20")
  public void setMaxConnectionsPerDestination(Integer maxConnectionsPerDestination) {
    this.maxConnectionsPerDestination = maxConnectionsPerDestination;
  }

  /**
   * Callers that wait for a connection to one address, at most; who comes then is refused at once.
   */
  public Integer getMaxWaitingPerDestination() {
    return maxWaitingPerDestination;
  }

  @ConfigProperty(defaultValue = "100")
  public void setMaxWaitingPerDestination(Integer maxWaitingPerDestination) {
    this.maxWaitingPerDestination = maxWaitingPerDestination;
  }

  /** How long they wait, in seconds. */
  public Integer getDestinationWaitSeconds() {
    return destinationWaitSeconds;
  }

  @ConfigProperty(defaultValue = "30")
  public void setDestinationWaitSeconds(Integer destinationWaitSeconds) {
    this.destinationWaitSeconds = destinationWaitSeconds;
  }

  /** How long a session is kept for the next message, in seconds. */
  public Integer getIdleTimeoutSeconds() {
    return idleTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "60")
  public void setIdleTimeoutSeconds(Integer idleTimeoutSeconds) {
    this.idleTimeoutSeconds = idleTimeoutSeconds;
  }

  /** Messages after which a session is ended, since many servers end it then themselves. */
  public Integer getMaxMessagesPerConnection() {
    return maxMessagesPerConnection;
  }

  @ConfigProperty(defaultValue = "100")
  public void setMaxMessagesPerConnection(Integer maxMessagesPerConnection) {
    this.maxMessagesPerConnection = maxMessagesPerConnection;
  }

  /** For the TCP connection, in seconds. */
  public Integer getConnectTimeoutSeconds() {
    return connectTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "30")
  public void setConnectTimeoutSeconds(Integer connectTimeoutSeconds) {
    this.connectTimeoutSeconds = connectTimeoutSeconds;
  }

  /** For the greeting, in seconds (RFC 5321 §4.5.3.2.1). */
  public Integer getGreetingTimeoutSeconds() {
    return greetingTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "300")
  public void setGreetingTimeoutSeconds(Integer greetingTimeoutSeconds) {
    this.greetingTimeoutSeconds = greetingTimeoutSeconds;
  }

  /** For the answer to EHLO and HELO, in seconds. */
  public Integer getEhloTimeoutSeconds() {
    return ehloTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "300")
  public void setEhloTimeoutSeconds(Integer ehloTimeoutSeconds) {
    this.ehloTimeoutSeconds = ehloTimeoutSeconds;
  }

  /** For the answer to MAIL and RSET, in seconds (RFC 5321 §4.5.3.2.2). */
  public Integer getMailTimeoutSeconds() {
    return mailTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "300")
  public void setMailTimeoutSeconds(Integer mailTimeoutSeconds) {
    this.mailTimeoutSeconds = mailTimeoutSeconds;
  }

  /** For the answer to RCPT, in seconds (RFC 5321 §4.5.3.2.3). */
  public Integer getRcptTimeoutSeconds() {
    return rcptTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "300")
  public void setRcptTimeoutSeconds(Integer rcptTimeoutSeconds) {
    this.rcptTimeoutSeconds = rcptTimeoutSeconds;
  }

  /** For the answer to DATA, in seconds (RFC 5321 §4.5.3.2.4). */
  public Integer getDataTimeoutSeconds() {
    return dataTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "120")
  public void setDataTimeoutSeconds(Integer dataTimeoutSeconds) {
    this.dataTimeoutSeconds = dataTimeoutSeconds;
  }

  /** For the peer to take a piece of a message, in seconds (RFC 5321 §4.5.3.2.5). */
  public Integer getBlockTimeoutSeconds() {
    return blockTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "180")
  public void setBlockTimeoutSeconds(Integer blockTimeoutSeconds) {
    this.blockTimeoutSeconds = blockTimeoutSeconds;
  }

  /** For the answer to the final dot, in seconds (RFC 5321 §4.5.3.2.6). */
  public Integer getFinalDotTimeoutSeconds() {
    return finalDotTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "600")
  public void setFinalDotTimeoutSeconds(Integer finalDotTimeoutSeconds) {
    this.finalDotTimeoutSeconds = finalDotTimeoutSeconds;
  }

  /** For the answer to QUIT, in seconds. */
  public Integer getQuitTimeoutSeconds() {
    return quitTimeoutSeconds;
  }

  @ConfigProperty(defaultValue = "5")
  public void setQuitTimeoutSeconds(Integer quitTimeoutSeconds) {
    this.quitTimeoutSeconds = quitTimeoutSeconds;
  }
}
