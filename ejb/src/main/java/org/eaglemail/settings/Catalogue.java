package org.eaglemail.settings;

import static org.eaglemail.settings.Notations.CONCURRENCY_STEP;
import static org.eaglemail.settings.Notations.DNS_LIST;
import static org.eaglemail.settings.Notations.DNS_SERVER;
import static org.eaglemail.settings.Notations.DOMAIN;
import static org.eaglemail.settings.Notations.DOMAIN_PATTERN;
import static org.eaglemail.settings.Notations.DURATIONS;
import static org.eaglemail.settings.Notations.DURATION_OR_OFF;
import static org.eaglemail.settings.Notations.EMAIL_ADDRESS;
import static org.eaglemail.settings.Notations.FIXED_LISTEN_ADDRESS;
import static org.eaglemail.settings.Notations.IP_ADDRESS;
import static org.eaglemail.settings.Notations.JDBC_URL;
import static org.eaglemail.settings.Notations.KEY_SET;
import static org.eaglemail.settings.Notations.LISTEN_ADDRESS;
import static org.eaglemail.settings.Notations.MECHANISM;
import static org.eaglemail.settings.Notations.MILTER_ADDRESS;
import static org.eaglemail.settings.Notations.NETWORK;
import static org.eaglemail.settings.Notations.ON_OFF;
import static org.eaglemail.settings.Notations.PATH;
import static org.eaglemail.settings.Notations.SMTP_EXTENSION;
import static org.eaglemail.settings.Notations.TEXT;
import static org.eaglemail.settings.Notations.ZONE_FILE;
import static org.eaglemail.settings.Notations.integer;
import static org.eaglemail.settings.Notations.oneOf;
import static org.eaglemail.settings.Notations.size;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.pop3.Pop3Quirk;
import org.eaglemail.protocol.sasl.ClearText;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.protocol.smtp.TlsPolicy;

/** Every setting there is, in the order of the documentation. */
public final class Catalogue {
  private static final int MAX_PORT = 65_535;
  private static final int MILLION = 1_000_000;
  private static final long GIBIBYTE = 1L << 30;

  private static final List<Setting<?>> ENTRIES = new ArrayList<>();

  static final Setting<Optional<Path>> CONFIG =
      setting(
          "eagle.config",
          PATH.optional(),
          "",
          "A properties file with more settings, read by `eagle.jar`; also `--config FILE`.");

  static final Setting<Domain> HOSTNAME =
      setting(
          "eagle.hostname",
          new SettingType<>(
              DOMAIN.notation(), text -> text.isEmpty() ? MachineName.find() : DOMAIN.read(text)),
          "",
          "The name in banners, in EHLO and in Received; by default the machine's own.");

  static final Setting<Path> DATA =
      setting(
          "eagle.data",
          PATH,
          "eagle-data",
          "The directory of the embedded database and of temporary files, for the owner only (0700).");

  static final Setting<Optional<String>> ADMIN_PASSWORD =
      setting(
          "eagle.admin.password",
          TEXT.optional(),
          "",
          "The password of `admin`; by default generated at the first start and shown once.");

  static final Setting<Boolean> ADMIN_MAIL_READER =
      setting(
          "eagle.admin.mail-reader",
          ON_OFF,
          "off",
          "Whether `admin` may read what is in messages (each time is recorded); others get that right by REST.");

  static final Setting<List<ListenAddress>> SMTP_LISTEN =
      setting(
          "eagle.smtp.listen",
          LISTEN_ADDRESS.listOrOff(),
          "127.0.0.1:2525",
          "Where mail from other servers is taken (SMTP).");

  static final Setting<List<ListenAddress>> SUBMISSION_LISTEN =
      setting(
          "eagle.submission.listen",
          LISTEN_ADDRESS.listOrOff(),
          "127.0.0.1:2587",
          "Where users hand in mail (submission, with AUTH).");

  static final Setting<List<ListenAddress>> LMTP_LISTEN =
      setting(
          "eagle.lmtp.listen",
          LISTEN_ADDRESS.listOrOff(),
          "off",
          "Where other programs hand over mail for the mailboxes here (LMTP).");

  static final Setting<List<ListenAddress>> POP3_LISTEN =
      setting(
          "eagle.pop3.listen",
          LISTEN_ADDRESS.listOrOff(),
          "127.0.0.1:2110",
          "Where users fetch mail (POP3).");

  static final Setting<List<ListenAddress>> SUBMISSIONS_LISTEN =
      setting(
          "eagle.submissions.listen",
          LISTEN_ADDRESS.listOrOff(),
          "127.0.0.1:2465",
          "The same as submission, over TLS from the first octet (submissions).");

  static final Setting<List<ListenAddress>> POP3S_LISTEN =
      setting(
          "eagle.pop3s.listen",
          LISTEN_ADDRESS.listOrOff(),
          "127.0.0.1:2995",
          "The same as POP3, over TLS from the first octet (POP3S).");

  static final Setting<List<Path>> TLS_CERTIFICATE =
      setting(
          "eagle.tls.certificate",
          PATH.list(),
          "",
          "PEM files, each a certificate and its chain; by default a self-signed one is made.");

  static final Setting<List<Path>> TLS_KEY =
      setting(
          "eagle.tls.key",
          PATH.list(),
          "",
          "PEM files with their keys, in the same order; by default the same files.");

  static final Setting<Optional<Path>> TLS_KEYSTORE =
      setting(
          "eagle.tls.keystore",
          PATH.optional(),
          "",
          "A PKCS#12 file with certificates and keys, instead of PEM files.");

  static final Setting<Optional<String>> TLS_PASSWORD =
      setting(
          "eagle.tls.password",
          TEXT.optional(),
          "",
          "The password of encrypted keys and of the PKCS#12 file.");

  static final Setting<List<String>> TLS_PROTOCOLS =
      setting(
          "eagle.tls.protocols",
          Notations.TLS_PROTOCOL.list(),
          "TLSv1.3,TLSv1.2",
          "The versions of TLS that clients may use; older ones are not to be had.");

  static final Setting<Duration> MAILDROP_UNDELETE =
      setting(
          "eagle.maildrop.undelete",
          DURATION_OR_OFF,
          "7d",
          "How long mail that POP3 clients deleted can be restored; off: it is removed at once.");

  static final Setting<Duration> POP3_AUTOLOGOUT =
      setting(
          "eagle.pop3.autologout",
          DURATIONS,
          "10m",
          "How long a POP3 session may be silent once it is logged in; RFC 1939 wants 10 minutes or more.");

  static final Setting<Duration> POP3_LOGIN_TIMEOUT =
      setting(
          "eagle.pop3.login-timeout",
          DURATIONS,
          "3m",
          "How long a POP3 session may be silent before its login.");

  static final Setting<Boolean> POP3_IMPLEMENTATION =
      setting(
          "eagle.pop3.implementation",
          ON_OFF,
          "on",
          "Whether CAPA tells POP3 clients which software this is (IMPLEMENTATION).");

  static final Setting<Boolean> POP3_SEND_UTF8 =
      setting(
          "eagle.pop3.send-utf8",
          ON_OFF,
          "off",
          "Whether internationalized mail goes as it is to POP3 clients that have not said UTF8; otherwise it is refused.");

  static final Setting<List<Pop3Quirk>> POP3_QUIRKS =
      setting(
          "eagle.pop3.quirks",
          oneOf(Pop3Quirk.class).list(),
          "",
          "Commands of old POP3 clients that are taken: LAST, XTND XLST, and XTND XMIT; by default none.");

  static final Setting<Boolean> POP3_LOG_SESSIONS =
      setting(
          "eagle.pop3.log-sessions",
          ON_OFF,
          "on",
          "Whether each POP3 session leaves a line in the log: who, from where, messages and octets, how it ended.");

  static final Setting<Boolean> LOGIN_TRIM_DOMAIN =
      setting(
          "eagle.login.trim-domain",
          ON_OFF,
          "off",
          "Whether a login name in a domain that is not here is taken for one without a domain.");

  static final Setting<Duration> POP3_LOGIN_DELAY =
      setting(
          "eagle.pop3.login-delay",
          DURATION_OR_OFF,
          "off",
          "How long POP3 users must stay away after a login (LOGIN-DELAY), where nothing else is said of domain or account.");

  static final Setting<Integer> POP3_EXPIRE_DAYS =
      setting(
          "eagle.pop3.expire-days",
          integer(0, 36_500),
          "0",
          "Days that mail stays in a maildrop (EXPIRE), where nothing else is said of domain or account; 0 is for ever.");

  static final Setting<Boolean> POP3_DELETE_RETRIEVED =
      setting(
          "eagle.pop3.delete-retrieved",
          ON_OFF,
          "off",
          "Whether QUIT removes what was retrieved (EXPIRE 0), where nothing else is said of domain or account.");

  static final Setting<Integer> BULLETINS_PER_LOGIN =
      setting(
          "eagle.bulletins.per-login",
          integer(1, 1000),
          "10",
          "Bulletins that an account gets at a login; more wait for the next.");

  static final Setting<Integer> BULLETINS_EARLIER =
      setting(
          "eagle.bulletins.earlier",
          integer(0, 1000),
          "0",
          "Bulletins from before an account was made that it gets, the latest.");

  static final Setting<Optional<Path>> IMPORT_DIRECTORY =
      setting(
          "eagle.import.directory",
          PATH.optional(),
          "",
          "Mailboxes below this directory can be imported by name; by default none.");

  static final Setting<Long> IMPORT_MESSAGE_MAX_SIZE =
      setting(
          "eagle.import.message.max-size",
          size(65_536, 2 * GIBIBYTE),
          "256M",
          "The largest message in a mailbox that is imported; a larger one stops the import.");

  static final Setting<ListenAddress> HTTP_LISTEN =
      setting(
          "eagle.http.listen",
          FIXED_LISTEN_ADDRESS,
          "127.0.0.1:8080",
          "Where administration listens (REST and console), when started as `eagle.jar`.");

  static final Setting<Optional<String>> DB_URL =
      setting(
          "eagle.db.url",
          JDBC_URL.optional(),
          "",
          "The database, H2 or PostgreSQL; by default an embedded H2 in the data directory.");

  static final Setting<Optional<String>> DB_USER =
      setting("eagle.db.user", TEXT.optional(), "", "The user of the database.");

  static final Setting<Optional<String>> DB_PASSWORD =
      setting("eagle.db.password", TEXT.optional(), "", "That user's password.");

  static final Setting<List<DnsServer>> DNS_SERVERS =
      setting(
          "eagle.dns.servers",
          DNS_SERVER.list(),
          "",
          "The name servers to ask; by default those of the system.");

  static final Setting<List<ZoneFile>> DNS_ZONES =
      setting(
          "eagle.dns.zones",
          ZONE_FILE.list(),
          "",
          "Zone files that are read instead of asking a name server for these zones.");

  static final Setting<Integer> SMTP_CLIENT_PORT =
      setting(
          "eagle.smtp.client.port",
          integer(1, MAX_PORT),
          "25",
          "The port of other servers that MX records lead to.");

  static final Setting<Optional<InetAddress>> SMTP_CLIENT_BIND =
      setting(
          "eagle.smtp.client.bind",
          IP_ADDRESS.optional(),
          "",
          "The address that connections to other servers come from; by default any.");

  static final Setting<AddressPreference> SMTP_CLIENT_ADDRESS_PREFERENCE =
      setting(
          "eagle.smtp.client.address-preference",
          oneOf(AddressPreference.class),
          "any",
          "Which addresses of another server are tried first: of either kind by chance, or of that one; both have their"
              + " turn, and IPv6 comes last where this machine has no address for it.");

  static final Setting<TlsPolicy> SMTP_CLIENT_TLS =
      setting(
          "eagle.smtp.client.tls",
          oneOf(TlsPolicy.class),
          "may",
          "TLS to other servers: never; where it comes about, else in the clear; or not without, with any certificate"
              + " (encrypt) or a trusted one for the server's name (verify).");

  static final Setting<Optional<Path>> SMTP_CLIENT_TLS_TRUST =
      setting(
          "eagle.smtp.client.tls-trust",
          PATH.optional(),
          "",
          "A PEM file of the authorities that verify trusts; by default those of the JDK.");

  static final Setting<List<CidrBlock>> RELAY_NETWORKS =
      setting(
          "eagle.relay.networks",
          NETWORK.list(),
          "",
          "Clients that may send to any domain without AUTH; by default none.");

  static final Setting<List<DomainPattern>> RELAY_DOMAINS =
      setting(
          "eagle.relay.domains",
          DOMAIN_PATTERN.list(),
          "",
          "Domains of other servers that everybody may send to through this one, as their backup or gateway; `.example.org`: all"
              + " below it.");

  static final Setting<Boolean> REWRITE_NETWORKS =
      setting(
          "eagle.rewrite.networks",
          ON_OFF,
          "off",
          "Whether addresses are rewritten also in what clients in `eagle.relay.networks` send, such as hosts of a domain that is"
              + " masqueraded.");

  static final Setting<List<SmtpExtension>> SMTP_DISABLE =
      setting(
          "eagle.smtp.disable",
          SMTP_EXTENSION.list(),
          "",
          "Extensions that are not offered to other servers, such as `CHUNKING,ETRN`.");

  static final Setting<List<SmtpExtension>> SUBMISSION_DISABLE =
      setting(
          "eagle.submission.disable",
          SMTP_EXTENSION.list(),
          "",
          "Extensions that are not offered at submission.");

  static final Setting<List<SmtpExtension>> LMTP_DISABLE =
      setting(
          "eagle.lmtp.disable",
          SMTP_EXTENSION.list(),
          "",
          "Extensions that are not offered over LMTP.");

  static final Setting<Integer> SMTP_RECIPIENTS_MAX =
      setting(
          "eagle.smtp.recipients.max",
          integer(100, MILLION),
          "1000",
          "Recipients of a transaction (452 4.5.3; LIMITS RCPTMAX).");

  static final Setting<Integer> SMTP_TRANSACTIONS_MAX =
      setting(
          "eagle.smtp.transactions.max",
          integer(1, MILLION),
          "1000",
          "Transactions of a session (421; LIMITS MAILMAX).");

  static final Setting<Integer> SMTP_COMMANDS_MAX =
      setting(
          "eagle.smtp.commands.max",
          integer(10, 1000 * MILLION),
          "100000",
          "Commands of a session (421).");

  static final Setting<Integer> SMTP_ERRORS_SOFT =
      setting(
          "eagle.smtp.errors.soft",
          integer(1, MILLION),
          "10",
          "Refused commands after which replies to further ones are delayed.");

  static final Setting<Integer> SMTP_ERRORS_MAX =
      setting(
          "eagle.smtp.errors.max",
          integer(1, MILLION),
          "20",
          "Refused commands after which the session is ended (421).");

  static final Setting<Duration> SMTP_ERRORS_DELAY =
      setting("eagle.smtp.errors.delay", DURATIONS, "1s", "That delay.");

  static final Setting<Optional<Duration>> SMTP_GREET_DELAY =
      setting(
          "eagle.smtp.greet-delay",
          DURATIONS.optional(),
          "",
          "How long the banner waits for clients that speak first, who are refused; by default not at all.");

  static final Setting<Duration> SMTP_TIMEOUT =
      setting(
          "eagle.smtp.timeout",
          DURATIONS,
          "5m",
          "How long to wait for a command, or for more of a message (421).");

  static final Setting<Duration> SMTP_MESSAGE_TIMEOUT =
      setting(
          "eagle.smtp.message-timeout",
          DURATIONS,
          "1h",
          "How long a message may take from DATA to its end.");

  static final Setting<Boolean> SMTP_VRFY =
      setting(
          "eagle.smtp.vrfy",
          ON_OFF,
          "off",
          "Whether VRFY tells who has a mailbox here; otherwise it says 252.");

  static final Setting<Boolean> SMTP_EXPN =
      setting(
          "eagle.smtp.expn",
          ON_OFF,
          "off",
          "Whether EXPN tells who is behind an address here; otherwise it is not served (502).");

  static final Setting<Boolean> SUBMISSION_NORMALISE =
      setting(
          "eagle.submission.normalise-line-ends",
          ON_OFF,
          "off",
          "Whether bare CR and LF of authenticated clients become line ends; otherwise they are refused.");

  static final Setting<List<CidrBlock>> XCLIENT_NETWORKS =
      setting(
          "eagle.xclient.networks",
          NETWORK.list(),
          "",
          "Clients that may say by XCLIENT who the real client is; by default none.");

  static final Setting<List<CidrBlock>> PROXY_NETWORKS =
      setting(
          "eagle.proxy.networks",
          NETWORK.list(),
          "",
          "Load balancers: their connections must begin with a PROXY header (v1, v2), to SMTP, LMTP and POP3; by default none.");

  static final Setting<Long> MESSAGE_MAX_SIZE =
      setting(
          "eagle.message.max-size",
          size(65_536, 2 * GIBIBYTE),
          "50M",
          "The largest message that is taken (SIZE).");

  static final Setting<Integer> RECEIVED_MAX =
      setting(
          "eagle.received.max",
          integer(1, 1000),
          "50",
          "Servers that a message may have passed; one that passed more loops, and is refused.");

  static final Setting<Delimiters> RECIPIENT_DELIMITER =
      setting(
          "eagle.recipient.delimiter",
          new SettingType<>("characters or off", Delimiters::parse),
          "+",
          "What an extension begins with: mail for `user+anything` is for `user`.");

  static final Setting<Optional<EmailAddress>> POSTMASTER =
      setting(
          "eagle.postmaster",
          new SettingType<>("address", EmailAddress::parse).optional(),
          "",
          "Who gets mail for `postmaster` and `abuse` where nobody has that address; by default the domain's oldest"
              + " account.");

  static final Setting<Integer> EXPANSION_MAX =
      setting(
          "eagle.expansion.max",
          integer(1, 1_000_000),
          "10000",
          "Addresses behind a recipient (aliases, members, forwards); one with more is refused (550 5.5.3), and so is"
              + " a message with more behind all of its recipients together (554 5.5.3).");

  static final Setting<Integer> EXPANSION_MAX_DEPTH =
      setting(
          "eagle.expansion.depth.max",
          integer(1, 1000),
          "50",
          "Steps from alias to alias; a recipient with more is refused (550 5.4.6).");

  static final Setting<Long> HEADER_MAX_SIZE =
      setting(
          "eagle.message.header.max-size",
          size(8192, GIBIBYTE),
          "256K",
          "The largest header of a message that is taken.");

  static final Setting<Integer> HEADER_MAX_FIELDS =
      setting(
          "eagle.message.header.max-fields",
          integer(50, MILLION),
          "1000",
          "Fields that a header may have.");

  static final Setting<List<SaslMechanism>> AUTH_MECHANISMS =
      setting(
          "eagle.auth.mechanisms",
          MECHANISM.list(),
          "SCRAM-SHA-256-PLUS,SCRAM-SHA-256,PLAIN,LOGIN",
          "How users prove who they are (SASL), in the order of the announcement; OAUTHBEARER is added with"
              + " `eagle.oauth.issuer`.");

  static final Setting<ClearText> POP3_CLEARTEXT =
      setting(
          "eagle.pop3.cleartext",
          oneOf(ClearText.class),
          "tls",
          "Where POP3 takes passwords as they are (USER, PLAIN, LOGIN): never, over TLS and from this machine (tls),"
              + " always.");

  static final Setting<Boolean> POP3_APOP =
      setting(
          "eagle.pop3.apop",
          ON_OFF,
          "off",
          "Whether POP3 offers APOP, to the accounts that chose it.");

  static final Setting<Optional<Path>> APOP_KEY_FILE =
      setting(
          "eagle.apop.key-file",
          PATH.optional(),
          "",
          "The key that the secrets of APOP are encrypted with; by default `apop.key` in `eagle.data`, made when needed.");

  static final Setting<Duration> AUTH_FAILURE_DELAY =
      setting(
          "eagle.auth.failure-delay",
          DURATIONS,
          "2s",
          "How long the answer to a failed login waits; it doubles with each further one, up to 15s.");

  static final Setting<Integer> AUTH_LOCKOUT_FAILURES =
      setting(
          "eagle.auth.lockout.failures",
          integer(1, MILLION),
          "10",
          "Failed logins of a client at one account after which that client is shut out from it.");

  static final Setting<Integer> AUTH_LOCKOUT_CLIENT_FAILURES =
      setting(
          "eagle.auth.lockout.client-failures",
          integer(1, MILLION),
          "50",
          "Failed logins of a client at any accounts after which it is shut out from all.");

  static final Setting<Integer> AUTH_LOCKOUT_ACCOUNT_FAILURES =
      setting(
          "eagle.auth.lockout.account-failures",
          integer(1, MILLION),
          "100",
          "Failed logins at an account, from anywhere, after which only clients that logged in to it lately may.");

  static final Setting<Duration> AUTH_LOCKOUT_WINDOW =
      setting(
          "eagle.auth.lockout.window",
          DURATIONS,
          "10m",
          "The time in which failed logins are counted together.");

  static final Setting<Duration> AUTH_LOCKOUT_DURATION =
      setting("eagle.auth.lockout.duration", DURATIONS, "15m", "How long a client is shut out.");

  static final Setting<Optional<String>> OAUTH_ISSUER =
      setting(
          "eagle.oauth.issuer",
          TEXT.optional(),
          "",
          "The issuer (`iss`) whose tokens are taken by OAUTHBEARER; by default none.");

  static final Setting<Optional<URI>> OAUTH_JWKS =
      setting(
          "eagle.oauth.jwks",
          KEY_SET.optional(),
          "",
          "Where that issuer's keys are, a JSON Web Key Set.");

  static final Setting<Optional<String>> OAUTH_AUDIENCE =
      setting(
          "eagle.oauth.audience",
          TEXT.optional(),
          "",
          "What a token's audience (`aud`) must hold.");

  static final Setting<List<String>> OAUTH_CLAIM =
      setting(
          "eagle.oauth.claim",
          TEXT.list(),
          "email,preferred_username,upn",
          "The claims that may name the user; the first that a token has counts.");

  static final Setting<SenderOwnership> SUBMISSION_SENDER_CHECK =
      setting(
          "eagle.submission.sender-check",
          oneOf(SenderOwnership.class),
          "strict",
          "Senders that an account may name in MAIL: its own address, also with `+extension` (strict), any address here"
              + " (relaxed), any at all (off).");

  static final Setting<Duration> RATE_UNIT =
      setting(
          "eagle.rate.unit",
          DURATIONS,
          "60s",
          "The unit of time of the limits that follow; each node counts for itself.");

  static final Setting<Integer> RATE_CLIENT_CONNECTIONS =
      setting(
          "eagle.rate.client.connections",
          integer(0, MILLION),
          "300",
          "Sessions that a stranger's address (IPv6: /64) may begin in a unit; 0 is no limit.");

  static final Setting<Integer> RATE_CLIENT_MESSAGES =
      setting(
          "eagle.rate.client.messages",
          integer(0, MILLION),
          "1000",
          "Messages that it may begin in a unit; 0 is no limit.");

  static final Setting<Integer> RATE_CLIENT_RECIPIENTS =
      setting(
          "eagle.rate.client.recipients",
          integer(0, MILLION),
          "5000",
          "Recipients that it may name in a unit; 0 is no limit.");

  static final Setting<Integer> RATE_ACCOUNT_MESSAGES =
      setting(
          "eagle.rate.account.messages",
          integer(0, MILLION),
          "100",
          "Messages that an account may begin in a unit; 0 is no limit.");

  static final Setting<Integer> RATE_ACCOUNT_RECIPIENTS =
      setting(
          "eagle.rate.account.recipients",
          integer(0, MILLION),
          "500",
          "Recipients that an account may name in a unit; 0 is no limit.");

  static final Setting<List<DnsList>> DNSBL =
      setting(
          "eagle.dnsbl",
          DNS_LIST.list(),
          "",
          "DNS lists (RFC 5782) of clients whose mail from outside is refused, such as `bl.example=127.0.0.[2..4]*2,good.example*-3`.");

  static final Setting<Integer> DNSBL_THRESHOLD =
      setting(
          "eagle.dnsbl.threshold",
          integer(1, MILLION),
          "1",
          "The sum of the weights of lists with the client from which it is refused.");

  static final Setting<Boolean> SENDER_DOMAIN_CHECK =
      setting(
          "eagle.sender.domain-check",
          ON_OFF,
          "off",
          "Whether strangers' senders must be in a domain that exists and takes mail (MX, A or AAAA record, no null MX).");

  static final Setting<Boolean> GREYLIST =
      setting(
          "eagle.greylist",
          ON_OFF,
          "off",
          "Whether the first mail of a stranger to somebody is put off, as only mail servers try again (RFC 6647).");

  static final Setting<Duration> GREYLIST_DELAY =
      setting(
          "eagle.greylist.delay", DURATIONS, "5m", "How long it must wait before the next try.");

  static final Setting<Duration> GREYLIST_WINDOW =
      setting("eagle.greylist.window", DURATIONS, "2d", "How long that next try may take to come.");

  static final Setting<Duration> GREYLIST_MAX_AGE =
      setting(
          "eagle.greylist.max-age",
          DURATIONS,
          "35d",
          "How long one that came back is remembered, from its last mail.");

  static final Setting<Integer> GREYLIST_PASSES =
      setting(
          "eagle.greylist.passes",
          integer(1, MILLION),
          "5",
          "How many times the servers of a network (/24, IPv6 /64) must come back to be known for good.");

  static final Setting<Duration> QUEUE_RETRY_MIN =
      setting(
          "eagle.queue.retry.min",
          DURATIONS,
          "5m",
          "The time to the second try of a delivery; it doubles from try to try.");

  static final Setting<Duration> QUEUE_RETRY_MAX =
      setting("eagle.queue.retry.max", DURATIONS, "4000s", "The longest time from try to try.");

  static final Setting<Duration> QUEUE_EXPIRY =
      setting(
          "eagle.queue.expiry",
          DURATIONS,
          "5d",
          "The time after which undelivered mail goes back to its sender.");

  static final Setting<Duration> QUEUE_DELAY_WARNING =
      setting(
          "eagle.queue.delay-warning",
          DURATIONS,
          "4h",
          "The time after which a sender is told that his mail is late; as long as the expiry: never.");

  static final Setting<Integer> QUEUE_CONCURRENCY =
      setting(
          "eagle.queue.concurrency",
          integer(1, MILLION),
          "200",
          "Deliveries to other servers at once.");

  static final Setting<Integer> QUEUE_DESTINATION_CONCURRENCY =
      setting(
          "eagle.queue.destination.concurrency",
          integer(1, MILLION),
          "20",
          "Deliveries to one destination at once.");

  static final Setting<Integer> QUEUE_DESTINATION_INITIAL =
      setting(
          "eagle.queue.destination.concurrency.initial",
          integer(1, MILLION),
          "5",
          "Deliveries to one destination at once in the beginning; then as it answers.");

  static final Setting<ConcurrencyStep> QUEUE_DESTINATION_POSITIVE =
      setting(
          "eagle.queue.destination.feedback.positive",
          CONCURRENCY_STEP,
          "1",
          "By how much a delivery that reached its destination raises that number.");

  static final Setting<ConcurrencyStep> QUEUE_DESTINATION_NEGATIVE =
      setting(
          "eagle.queue.destination.feedback.negative",
          CONCURRENCY_STEP,
          "1",
          "By how much one lowers it that got no session (connection, greeting, TLS or login).");

  static final Setting<Integer> QUEUE_DESTINATION_FAILED_COHORTS =
      setting(
          "eagle.queue.destination.failed-cohorts",
          integer(0, MILLION),
          "1",
          "How many times that number must fail in a row for a destination to be dead; 0: never.");

  static final Setting<Duration> QUEUE_DESTINATION_DEAD_TIME =
      setting(
          "eagle.queue.destination.dead-time",
          DURATIONS,
          "5m",
          "How long a dead destination is left alone, until one delivery probes it.");

  static final Setting<Duration> QUEUE_LEASE =
      setting(
          "eagle.queue.lease",
          DURATIONS,
          "10m",
          "How long the mail of a node that died is left alone; then the other nodes of the database take it.");

  static final Setting<Integer> QUEUE_REPLY_MAX =
      setting(
          "eagle.queue.reply.max",
          integer(50, 1000),
          "1000",
          "Characters kept of what another server said last to a recipient; a longer reply is cut.");

  static final Setting<Integer> SESSIONS_MAX =
      setting(
          "eagle.sessions.max",
          integer(1, MILLION),
          "10000",
          "Sessions of a listener at once; a client beyond is told to come back (421).");

  static final Setting<Integer> SESSIONS_PER_CLIENT_MAX =
      setting(
          "eagle.sessions.per-client.max",
          integer(0, MILLION),
          "50",
          "Sessions of one address (IPv6: /64) with a listener at once (421); 0 is no limit, and this machine has none.");

  static final Setting<Duration> STOP_TIMEOUT =
      setting(
          "eagle.stop.timeout",
          DURATIONS,
          "30s",
          "How long a stop waits for running commands and deliveries.");

  static final Setting<Long> SPOOL_MEMORY_THRESHOLD =
      setting(
          "eagle.spool.memory-threshold",
          size(0, GIBIBYTE),
          "256K",
          "Of a message being received, what is kept in memory; the rest goes to a temporary file.");

  static final Setting<Long> SPOOL_MIN_FREE =
      setting(
          "eagle.spool.min-free",
          size(0, 1024 * GIBIBYTE),
          "64M",
          "Free space of the data directory's disk that mail must leave; with less it is put off (452).");

  static final Setting<Integer> BOUNCE_PER_ADDRESS =
      setting(
          "eagle.bounce.per-address",
          integer(0, MILLION),
          "100",
          "Notifications that one address is sent in an hour, by each node, but for an address here of what was sent with a login; more are not written. 0 is no limit.");

  static final Setting<Integer> BOUNCE_TOTAL =
      setting(
          "eagle.bounce.total",
          integer(0, MILLION),
          "1000",
          "Notifications to addresses elsewhere in an hour, all together, by each node; more are not written. 0 is no limit.");

  static final Setting<Optional<EmailAddress>> BOUNCE_DOUBLE_RECIPIENT =
      setting(
          "eagle.bounce.double-recipient",
          EMAIL_ADDRESS.optional(),
          "",
          "Who is told of notifications that cannot be delivered (double bounces), and once an hour how many were not written, such as the postmaster; by default nobody.");

  static final Setting<Duration> TIMELINE_RETENTION =
      setting(
          "eagle.timeline.retention",
          DURATION_OR_OFF,
          "14d",
          "How long the history of a message is kept after the message is gone; off: until the next hour.");

  static final Setting<Dialogues> TIMELINE_DIALOGUES =
      setting(
          "eagle.timeline.dialogues",
          oneOf(Dialogues.class),
          "failures",
          "Of which tries the history tells what was said, without passwords and content: of those that failed, all, or none.");

  static final Setting<Duration> FILTER_TIMEOUT =
      setting(
          "eagle.filter.timeout",
          DURATIONS,
          "30s",
          "How long one call of a filter may take; a later answer counts as a failure.");

  static final Setting<FilterFailure> FILTER_ON_ERROR =
      setting(
          "eagle.filter.on-error",
          oneOf(FilterFailure.class),
          "defer",
          "What becomes of mail when a filter fails: 451 4.7.1, or it passes.");

  static final Setting<List<MilterAddress>> MILTERS =
      setting(
          "eagle.milters",
          MILTER_ADDRESS.list(),
          "",
          "Milters that see mail while it is received, in this order.");

  static final Setting<List<SmtpListenerKind>> MILTER_LISTENERS =
      setting(
          "eagle.milter.listeners",
          oneOf(SmtpListenerKind.class).list(),
          "relay,submission,lmtp",
          "The kinds of listeners whose mail they see.");

  static final Setting<Duration> MILTER_CONNECT_TIMEOUT =
      setting(
          "eagle.milter.connect.timeout",
          DURATIONS,
          "30s",
          "How long to wait for a connection to a milter.");

  static final Setting<Duration> MILTER_COMMAND_TIMEOUT =
      setting(
          "eagle.milter.command.timeout",
          DURATIONS,
          "30s",
          "How long to wait for a milter's answer to a command.");

  static final Setting<Duration> MILTER_MESSAGE_TIMEOUT =
      setting(
          "eagle.milter.message.timeout",
          DURATIONS,
          "300s",
          "How long to wait for a milter's answer to a piece of a message, and to its end.");

  static final Setting<MilterFailure> MILTER_ON_ERROR =
      setting(
          "eagle.milter.on-error",
          oneOf(MilterFailure.class),
          "tempfail",
          "What becomes of mail when a milter cannot be had or fails: 451 4.7.1, or it passes.");

  private static final List<Setting<?>> ALL = Collections.unmodifiableList(ENTRIES);

  private Catalogue() {}

  /** All of them. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  private static <T> Setting<T> setting(
      String name, SettingType<T> type, String defaultText, String documentation) {
    Setting<T> setting = new Setting<>(name, type, defaultText, documentation);
    ENTRIES.add(setting);
    return setting;
  }
}
