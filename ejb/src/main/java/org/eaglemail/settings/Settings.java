package org.eaglemail.settings;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.pop3.Pop3Quirk;
import org.eaglemail.protocol.sasl.ClearText;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.TlsPolicy;

/** The settings of this start; {@link Catalogue} says what each one means. Immutable. */
public final class Settings {
  private final Map<Setting<?>, Object> values;

  private Settings(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  /**
   * Reads all settings.
   *
   * @param source gives the text for a name such as {@code eagle.hostname}, if there is one; empty
   *     text counts as none
   * @throws FaultySettingsException with all faults at once
   */
  public static Settings read(Function<String, Optional<String>> source) {
    List<SettingFault> faults = new ArrayList<>();
    Map<Setting<?>, Object> values = new LinkedHashMap<>();
    for (Setting<?> setting : Catalogue.all()) {
      String text =
          source
              .apply(setting.name())
              .map(String::strip)
              .filter(given -> !given.isEmpty())
              .orElse(setting.defaultText());
      try {
        Object value = setting.read(text);
        values.put(setting, value);
      } catch (IllegalArgumentException e) {
        faults.add(new SettingFault(setting.name(), String.valueOf(e.getMessage())));
      }
    }
    Settings settings = new Settings(values);
    faults.addAll(Agreement.faults(settings));
    if (!faults.isEmpty()) {
      throw new FaultySettingsException(faults);
    }
    return settings;
  }

  /** The value of a setting; none when its text was faulty. */
  <T> Optional<T> find(Setting<T> setting) {
    @SuppressWarnings("unchecked") // read() put what the setting's own type made of the text
    T value = (T) values.get(setting);
    return Optional.ofNullable(value);
  }

  private <T> T get(Setting<T> setting) {
    return find(setting).orElseThrow();
  }

  public Domain hostname() {
    return get(Catalogue.HOSTNAME);
  }

  /** Absolute. */
  public Path data() {
    return get(Catalogue.DATA);
  }

  /** In the data directory, for files that nobody misses after a restart. */
  public Path temporaryDirectory() {
    return data().resolve("tmp");
  }

  public Optional<String> adminPassword() {
    return get(Catalogue.ADMIN_PASSWORD);
  }

  /** Whether the first administrator may read mail. */
  public boolean adminMailReader() {
    return get(Catalogue.ADMIN_MAIL_READER);
  }

  /** Empty when it is off. */
  public List<ListenAddress> smtpListen() {
    return get(Catalogue.SMTP_LISTEN);
  }

  /** Empty when it is off. */
  public List<ListenAddress> submissionListen() {
    return get(Catalogue.SUBMISSION_LISTEN);
  }

  /** Empty when it is off. */
  public List<ListenAddress> pop3Listen() {
    return get(Catalogue.POP3_LISTEN);
  }

  /** Empty when it is off. */
  public List<ListenAddress> submissionsListen() {
    return get(Catalogue.SUBMISSIONS_LISTEN);
  }

  /** Empty when it is off. */
  public List<ListenAddress> pop3sListen() {
    return get(Catalogue.POP3S_LISTEN);
  }

  /** Empty when one is to be made. */
  public List<Path> tlsCertificates() {
    return get(Catalogue.TLS_CERTIFICATE);
  }

  /** As many as certificates, in their order. */
  public List<Path> tlsKeys() {
    List<Path> keys = get(Catalogue.TLS_KEY);
    return keys.isEmpty() ? tlsCertificates() : keys;
  }

  public Optional<Path> tlsKeystore() {
    return get(Catalogue.TLS_KEYSTORE);
  }

  public Optional<String> tlsPassword() {
    return get(Catalogue.TLS_PASSWORD);
  }

  /** In the JDK's names. */
  public List<String> tlsProtocols() {
    return get(Catalogue.TLS_PROTOCOLS);
  }

  /** Zero when what is deleted is removed at once. */
  public Duration maildropUndelete() {
    return get(Catalogue.MAILDROP_UNDELETE);
  }

  public Duration pop3Autologout() {
    return get(Catalogue.POP3_AUTOLOGOUT);
  }

  public Duration pop3LoginTimeout() {
    return get(Catalogue.POP3_LOGIN_TIMEOUT);
  }

  public boolean pop3Implementation() {
    return get(Catalogue.POP3_IMPLEMENTATION);
  }

  public boolean pop3SendUtf8() {
    return get(Catalogue.POP3_SEND_UTF8);
  }

  public boolean pop3LogSessions() {
    return get(Catalogue.POP3_LOG_SESSIONS);
  }

  public boolean loginTrimDomain() {
    return get(Catalogue.LOGIN_TRIM_DOMAIN);
  }

  public Duration pop3LoginDelay() {
    return get(Catalogue.POP3_LOGIN_DELAY);
  }

  public int pop3ExpireDays() {
    return get(Catalogue.POP3_EXPIRE_DAYS);
  }

  public boolean pop3DeleteRetrieved() {
    return get(Catalogue.POP3_DELETE_RETRIEVED);
  }

  public int bulletinsPerLogin() {
    return get(Catalogue.BULLETINS_PER_LOGIN);
  }

  /** Of those from before an account was made. */
  public int bulletinsEarlier() {
    return get(Catalogue.BULLETINS_EARLIER);
  }

  public List<Pop3Quirk> pop3Quirks() {
    return get(Catalogue.POP3_QUIRKS);
  }

  /** None: nothing on the server can be imported. */
  public Optional<Path> importDirectory() {
    return get(Catalogue.IMPORT_DIRECTORY);
  }

  /** In octets. */
  public long importMessageMaxSize() {
    return get(Catalogue.IMPORT_MESSAGE_MAX_SIZE);
  }

  public ListenAddress httpListen() {
    return get(Catalogue.HTTP_LISTEN);
  }

  /** None for the embedded database. */
  public Optional<String> databaseUrl() {
    return get(Catalogue.DB_URL);
  }

  public Optional<String> databaseUser() {
    return get(Catalogue.DB_USER);
  }

  public Optional<String> databasePassword() {
    return get(Catalogue.DB_PASSWORD);
  }

  /** Whether connections from there begin with a PROXY header. */
  public boolean isProxy(InetAddress address) {
    List<CidrBlock> networks = get(Catalogue.PROXY_NETWORKS);
    return !networks.isEmpty() && networks.stream().anyMatch(n -> n.contains(address));
  }

  /** Empty for the system's. */
  public List<DnsServer> dnsServers() {
    return get(Catalogue.DNS_SERVERS);
  }

  public List<ZoneFile> dnsZones() {
    return get(Catalogue.DNS_ZONES);
  }

  public int smtpClientPort() {
    return get(Catalogue.SMTP_CLIENT_PORT);
  }

  public Optional<InetAddress> smtpClientBind() {
    return get(Catalogue.SMTP_CLIENT_BIND);
  }

  public AddressPreference smtpClientAddressPreference() {
    return get(Catalogue.SMTP_CLIENT_ADDRESS_PREFERENCE);
  }

  /** What is asked of TLS where the transport table says nothing. */
  public TlsPolicy smtpClientTls() {
    return get(Catalogue.SMTP_CLIENT_TLS);
  }

  /** Empty for the JDK's authorities. */
  public Optional<Path> smtpClientTlsTrust() {
    return get(Catalogue.SMTP_CLIENT_TLS_TRUST);
  }

  public List<CidrBlock> relayNetworks() {
    return get(Catalogue.RELAY_NETWORKS);
  }

  public List<DomainPattern> relayDomains() {
    return get(Catalogue.RELAY_DOMAINS);
  }

  public boolean rewriteNetworks() {
    return get(Catalogue.REWRITE_NETWORKS);
  }

  public List<ListenAddress> lmtpListen() {
    return get(Catalogue.LMTP_LISTEN);
  }

  public List<SmtpExtension> smtpDisable() {
    return get(Catalogue.SMTP_DISABLE);
  }

  public List<SmtpExtension> submissionDisable() {
    return get(Catalogue.SUBMISSION_DISABLE);
  }

  public List<SmtpExtension> lmtpDisable() {
    return get(Catalogue.LMTP_DISABLE);
  }

  public int smtpRecipientsMax() {
    return get(Catalogue.SMTP_RECIPIENTS_MAX);
  }

  public int smtpTransactionsMax() {
    return get(Catalogue.SMTP_TRANSACTIONS_MAX);
  }

  public int smtpCommandsMax() {
    return get(Catalogue.SMTP_COMMANDS_MAX);
  }

  public int smtpErrorsSoft() {
    return get(Catalogue.SMTP_ERRORS_SOFT);
  }

  public int smtpErrorsMax() {
    return get(Catalogue.SMTP_ERRORS_MAX);
  }

  public Duration smtpErrorsDelay() {
    return get(Catalogue.SMTP_ERRORS_DELAY);
  }

  public Optional<Duration> smtpGreetDelay() {
    return get(Catalogue.SMTP_GREET_DELAY);
  }

  public Duration smtpTimeout() {
    return get(Catalogue.SMTP_TIMEOUT);
  }

  public Duration smtpMessageTimeout() {
    return get(Catalogue.SMTP_MESSAGE_TIMEOUT);
  }

  public boolean smtpVrfy() {
    return get(Catalogue.SMTP_VRFY);
  }

  public boolean smtpExpn() {
    return get(Catalogue.SMTP_EXPN);
  }

  public boolean submissionNormaliseLineEnds() {
    return get(Catalogue.SUBMISSION_NORMALISE);
  }

  public List<CidrBlock> xclientNetworks() {
    return get(Catalogue.XCLIENT_NETWORKS);
  }

  /** In octets. */
  public long messageMaxSize() {
    return get(Catalogue.MESSAGE_MAX_SIZE);
  }

  public int receivedMax() {
    return get(Catalogue.RECEIVED_MAX);
  }

  /** What an extension of a local part begins with. */
  public Delimiters recipientDelimiters() {
    return get(Catalogue.RECIPIENT_DELIMITER);
  }

  /** Who answers for postmaster and abuse where nobody has that address. */
  public Optional<EmailAddress> postmaster() {
    return get(Catalogue.POSTMASTER);
  }

  /** Addresses behind a recipient. */
  public int expansionMax() {
    return get(Catalogue.EXPANSION_MAX);
  }

  /** Steps from alias to alias. */
  public int expansionMaxDepth() {
    return get(Catalogue.EXPANSION_MAX_DEPTH);
  }

  /** In octets. */
  public long headerMaxSize() {
    return get(Catalogue.HEADER_MAX_SIZE);
  }

  public int headerMaxFields() {
    return get(Catalogue.HEADER_MAX_FIELDS);
  }

  /** In the order of the announcement, without OAUTHBEARER's addition. */
  public List<SaslMechanism> authMechanisms() {
    return get(Catalogue.AUTH_MECHANISMS);
  }

  public ClearText pop3ClearText() {
    return get(Catalogue.POP3_CLEARTEXT);
  }

  public boolean pop3Apop() {
    return get(Catalogue.POP3_APOP);
  }

  public Optional<Path> apopKeyFile() {
    return get(Catalogue.APOP_KEY_FILE);
  }

  public Duration authFailureDelay() {
    return get(Catalogue.AUTH_FAILURE_DELAY);
  }

  public int authLockoutFailures() {
    return get(Catalogue.AUTH_LOCKOUT_FAILURES);
  }

  public int authLockoutClientFailures() {
    return get(Catalogue.AUTH_LOCKOUT_CLIENT_FAILURES);
  }

  public int authLockoutAccountFailures() {
    return get(Catalogue.AUTH_LOCKOUT_ACCOUNT_FAILURES);
  }

  public Duration authLockoutWindow() {
    return get(Catalogue.AUTH_LOCKOUT_WINDOW);
  }

  public Duration authLockoutDuration() {
    return get(Catalogue.AUTH_LOCKOUT_DURATION);
  }

  /** Empty: no tokens are taken. The keys and the audience are there when it is. */
  public Optional<String> oauthIssuer() {
    return get(Catalogue.OAUTH_ISSUER);
  }

  /** A URL of https, http or file. */
  public Optional<URI> oauthKeys() {
    return get(Catalogue.OAUTH_JWKS);
  }

  public Optional<String> oauthAudience() {
    return get(Catalogue.OAUTH_AUDIENCE);
  }

  public List<String> oauthClaims() {
    return get(Catalogue.OAUTH_CLAIM);
  }

  public SenderOwnership submissionSenderCheck() {
    return get(Catalogue.SUBMISSION_SENDER_CHECK);
  }

  /** What rates are counted by. */
  public Duration rateUnit() {
    return get(Catalogue.RATE_UNIT);
  }

  /** Of an address that is neither trusted nor authenticated. */
  public RateLimits clientRates() {
    return new RateLimits(
        get(Catalogue.RATE_CLIENT_CONNECTIONS),
        get(Catalogue.RATE_CLIENT_MESSAGES),
        get(Catalogue.RATE_CLIENT_RECIPIENTS));
  }

  /** Of an account; its connections are not limited. */
  public RateLimits accountRates() {
    return new RateLimits(
        0, get(Catalogue.RATE_ACCOUNT_MESSAGES), get(Catalogue.RATE_ACCOUNT_RECIPIENTS));
  }

  public List<DnsList> dnsLists() {
    return get(Catalogue.DNSBL);
  }

  public int dnsblThreshold() {
    return get(Catalogue.DNSBL_THRESHOLD);
  }

  public boolean senderDomainCheck() {
    return get(Catalogue.SENDER_DOMAIN_CHECK);
  }

  public boolean greylist() {
    return get(Catalogue.GREYLIST);
  }

  /** How greylisting goes, where it is on. */
  public GreylistTerms greylistTerms() {
    return new GreylistTerms(
        get(Catalogue.GREYLIST_DELAY),
        get(Catalogue.GREYLIST_WINDOW),
        get(Catalogue.GREYLIST_MAX_AGE),
        get(Catalogue.GREYLIST_PASSES));
  }

  public Duration queueRetryMin() {
    return get(Catalogue.QUEUE_RETRY_MIN);
  }

  public Duration queueRetryMax() {
    return get(Catalogue.QUEUE_RETRY_MAX);
  }

  public Duration queueExpiry() {
    return get(Catalogue.QUEUE_EXPIRY);
  }

  public Duration queueDelayWarning() {
    return get(Catalogue.QUEUE_DELAY_WARNING);
  }

  public int queueConcurrency() {
    return get(Catalogue.QUEUE_CONCURRENCY);
  }

  public int queueDestinationConcurrency() {
    return get(Catalogue.QUEUE_DESTINATION_CONCURRENCY);
  }

  public int queueDestinationInitial() {
    return get(Catalogue.QUEUE_DESTINATION_INITIAL);
  }

  public ConcurrencyStep queueDestinationPositive() {
    return get(Catalogue.QUEUE_DESTINATION_POSITIVE);
  }

  public ConcurrencyStep queueDestinationNegative() {
    return get(Catalogue.QUEUE_DESTINATION_NEGATIVE);
  }

  public int queueDestinationFailedCohorts() {
    return get(Catalogue.QUEUE_DESTINATION_FAILED_COHORTS);
  }

  public Duration queueDestinationDeadTime() {
    return get(Catalogue.QUEUE_DESTINATION_DEAD_TIME);
  }

  /** Characters. */
  public int queueReplyMax() {
    return get(Catalogue.QUEUE_REPLY_MAX);
  }

  public Duration queueLease() {
    return get(Catalogue.QUEUE_LEASE);
  }

  public int sessionsMax() {
    return get(Catalogue.SESSIONS_MAX);
  }

  public Duration stopTimeout() {
    return get(Catalogue.STOP_TIMEOUT);
  }

  /** In octets; 0 for no reserve. */
  public long spoolMinFree() {
    return get(Catalogue.SPOOL_MIN_FREE);
  }

  /** In octets. */
  public int spoolMemoryThreshold() {
    return Math.toIntExact(get(Catalogue.SPOOL_MEMORY_THRESHOLD));
  }

  /** In an hour; 0 is no limit. */
  public int bouncePerAddress() {
    return get(Catalogue.BOUNCE_PER_ADDRESS);
  }

  /** In an hour, to addresses elsewhere; 0 is no limit. */
  public int bounceTotal() {
    return get(Catalogue.BOUNCE_TOTAL);
  }

  public Optional<EmailAddress> bounceDoubleRecipient() {
    return get(Catalogue.BOUNCE_DOUBLE_RECIPIENT);
  }

  /** From the removal of a message on. */
  public Duration timelineRetention() {
    return get(Catalogue.TIMELINE_RETENTION);
  }

  public Dialogues timelineDialogues() {
    return get(Catalogue.TIMELINE_DIALOGUES);
  }

  /** Of one call. */
  public Duration filterTimeout() {
    return get(Catalogue.FILTER_TIMEOUT);
  }

  public FilterFailure filterOnError() {
    return get(Catalogue.FILTER_ON_ERROR);
  }

  /** Empty when there are none. */
  public List<MilterAddress> milters() {
    return get(Catalogue.MILTERS);
  }

  public List<SmtpListenerKind> milterListeners() {
    return get(Catalogue.MILTER_LISTENERS);
  }

  public Duration milterConnectTimeout() {
    return get(Catalogue.MILTER_CONNECT_TIMEOUT);
  }

  public Duration milterCommandTimeout() {
    return get(Catalogue.MILTER_COMMAND_TIMEOUT);
  }

  public Duration milterMessageTimeout() {
    return get(Catalogue.MILTER_MESSAGE_TIMEOUT);
  }

  public MilterFailure milterOnError() {
    return get(Catalogue.MILTER_ON_ERROR);
  }
}
