package org.eaglemail.filter.milter;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.eaglemail.directory.DomainLookup;
import org.eaglemail.filter.MailFilter;
import org.eaglemail.protocol.AddressLiteral;
import org.eaglemail.protocol.Domain;
import org.eaglemail.protocol.MailHost;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.SmtpRole;

/** The milters of the settings, in their order. */
@ApplicationScoped
public class Milters {
  @Inject private Settings settings;
  @Inject private DomainLookup domains;

  private List<MilterFilter> milters = List.of();

  @PostConstruct
  void configure() {
    MilterRules rules =
        new MilterRules(
            settings.hostname(),
            this::isLocal,
            settings.milterListeners().stream()
                .map(kind -> SmtpRole.valueOf(kind.name()))
                .collect(Collectors.toUnmodifiableSet()),
            new MilterTimeouts(
                settings.milterConnectTimeout(),
                settings.milterCommandTimeout(),
                settings.milterMessageTimeout()),
            settings.milterOnError(),
            settings.temporaryDirectory(),
            settings.messageMaxSize());
    milters = settings.milters().stream().map(address -> new MilterFilter(address, rules)).toList();
  }

  private boolean isLocal(MailHost host) {
    return switch (host) {
      case Domain domain -> domains.isLocal(domain);
      case AddressLiteral literal -> false;
    };
  }

  /** All of them. */
  public List<MailFilter> all() {
    return List.copyOf(milters);
  }
}
