package org.eaglemail.routing;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.eaglemail.routing.dns.Dns;
import org.eaglemail.routing.dns.DnsCache;
import org.eaglemail.routing.dns.NameServers;
import org.eaglemail.routing.dns.SplitHorizon;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.Settings;
import org.xbill.DNS.NioClient;

/** Builds the router of this application from its settings. */
@ApplicationScoped
public class Routing {

  @Inject Settings settings;
  @Inject LocalDomains localDomains;
  @Inject TransportTable transports;

  /**
   * The router. Reads the zone files, so the first use should be at start-up.
   *
   * @throws FaultySettingsException when a zone file or the host of a name server is faulty
   */
  @Produces
  @Singleton
  public Router router() {
    // We close it ourselves; its hook cannot be removed while the process ends, which it warns of.
    System.setProperty("dnsjava.nio.register_shutdown_hook", "false");
    return build(settings, localDomains, transports);
  }

  static Router build(Settings settings, LocalDomains localDomains, TransportTable transports) {
    Random random = new Random();
    MxRouter.Parts parts =
        new MxRouter.Parts(
            new AddressLookup(
                Families.from(settings.smtpClientBind(), settings.smtpClientAddressPreference()),
                random),
            OwnHost.of(settings),
            settings.smtpClientPort(),
            random);
    return new Router(localDomains, transports, dns(settings, NameServers.ATTEMPT_TIME), parts);
  }

  /** The DNS lists; with a cache of their own, which strangers cannot use to empty the router's. */
  @Produces
  @Singleton
  public DnsLists lists() {
    return new DnsLists(dns(settings, DnsLists.ATTEMPT_TIME), DnsLists.MAX_TIME);
  }

  void close(@Disposes DnsLists lists) {
    lists.close();
  }

  /** What is known of other domains; likewise. */
  @Produces
  @Singleton
  public MailDomains domains() {
    return new MailDomains(dns(settings, NameServers.ATTEMPT_TIME));
  }

  private static Dns dns(Settings settings, Duration attemptTime) {
    List<InetSocketAddress> servers = DnsServers.resolved(settings.dnsServers());
    NameServers recursive = new NameServers(servers, attemptTime);
    return SplitHorizon.of(settings.dnsZones(), new DnsCache(recursive, Ticker.systemTicker()));
  }

  /** Who we are to other hosts. */
  @Produces
  @Singleton
  public OwnHost own() {
    return OwnHost.of(settings);
  }

  @PreDestroy
  void stopDnsThreads() {
    NioClient.close();
  }
}
