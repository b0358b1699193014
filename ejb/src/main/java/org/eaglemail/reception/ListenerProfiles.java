package org.eaglemail.reception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eaglemail.authentication.ClientAuthentication;
import org.eaglemail.filter.run.Filters;
import org.eaglemail.protocol.sasl.SaslMechanism;
import org.eaglemail.protocol.smtp.SmtpExtension;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.SmtpLimits;
import org.eaglemail.spi.SmtpProfile;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.tls.Certificates;

/** How each SMTP listener behaves, by the settings. */
@ApplicationScoped
public class ListenerProfiles {
  @Inject private Settings settings;
  @Inject private Certificates certificates;
  @Inject private ClientAuthentication authentication;
  @Inject private Filters filters;

  /**
   * The profile of a listener.
   *
   * @param beginsWithTls whether sessions begin with the handshake (RFC 8314 §3.3)
   */
  SmtpProfile of(SmtpRole role, boolean beginsWithTls) {
    return SmtpProfile.named(settings.hostname())
        .role(role)
        .tls(certificates.offer(beginsWithTls))
        .extensions(extensions(role))
        .mechanisms(mechanisms(role))
        .stages(filters.stages(role))
        .limits(limits(role))
        .trust(new SmtpProfile.Trust(settings::isProxy, within(settings.xclientNetworks())))
        .bareLineBreaks(
            role == SmtpRole.SUBMISSION && settings.submissionNormaliseLineEnds()
                ? SmtpProfile.BareLineBreaks.NORMALISE
                : SmtpProfile.BareLineBreaks.REFUSE)
        .buffer(
            new SmtpProfile.Buffer(settings.spoolMemoryThreshold(), settings.temporaryDirectory()));
  }

  private Set<SmtpExtension> extensions(SmtpRole role) {
    Set<SmtpExtension> extensions = EnumSet.allOf(SmtpExtension.class);
    if (!settings.smtpVrfy()) {
      extensions.remove(SmtpExtension.VRFY);
    }
    if (!settings.smtpExpn()) {
      extensions.remove(SmtpExtension.EXPN);
    }
    extensions.removeAll(
        switch (role) {
          case RELAY -> settings.smtpDisable();
          case SUBMISSION -> settings.submissionDisable();
          case LMTP -> settings.lmtpDisable();
        });
    return extensions;
  }

  private List<SaslMechanism> mechanisms(SmtpRole role) {
    return role == SmtpRole.SUBMISSION ? authentication.mechanisms() : List.of();
  }

  private SmtpLimits limits(SmtpRole role) {
    return SmtpLimits.DEFAULT
        .messageSize(settings.messageMaxSize())
        .counts(
            settings.smtpRecipientsMax(),
            settings.smtpTransactionsMax(),
            settings.smtpCommandsMax())
        .errors(settings.smtpErrorsSoft(), settings.smtpErrorsMax(), settings.smtpErrorsDelay())
        .times(
            role == SmtpRole.RELAY
                ? settings.smtpGreetDelay().orElse(Duration.ZERO)
                : Duration.ZERO,
            settings.smtpTimeout(),
            settings.smtpMessageTimeout());
  }

  private static Predicate<InetAddress> within(List<CidrBlock> networks) {
    return networks.isEmpty()
        ? address -> false
        : address -> networks.stream().anyMatch(network -> network.contains(address));
  }
}
