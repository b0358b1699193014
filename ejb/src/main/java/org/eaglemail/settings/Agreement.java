package org.eaglemail.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings that are sound one by one, but must also agree with each other. */
final class Agreement {
  private static final Duration LONGEST_LOGIN_DELAY = Duration.ofDays(1);
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(4);

  private Agreement() {}

  /** The faults; settings that could not be read are left out. */
  static List<SettingFault> faults(Settings settings) {
    List<SettingFault> faults = new ArrayList<>();
    addSharedAddresses(settings, faults);
    addRetries(settings, faults);
    addLease(settings, faults);
    addIssuer(settings, faults);
    addGreylist(settings, faults);
    addLoginDelay(settings, faults);
    addTls(settings, faults);
    addErrors(settings, faults);
    return faults;
  }

  private static void addSharedAddresses(Settings settings, List<SettingFault> faults) {
    Map<ListenAddress, String> owners = new HashMap<>();
    for (Setting<List<ListenAddress>> setting :
        List.of(
            Catalogue.SMTP_LISTEN,
            Catalogue.SUBMISSION_LISTEN,
            Catalogue.POP3_LISTEN,
            Catalogue.SUBMISSIONS_LISTEN,
            Catalogue.LMTP_LISTEN,
            Catalogue.POP3S_LISTEN)) {
      for (ListenAddress address : settings.find(setting).orElse(List.of())) {
        addShared(setting, address, owners, faults);
      }
    }
    settings
        .find(Catalogue.HTTP_LISTEN)
        .ifPresent(address -> addShared(Catalogue.HTTP_LISTEN, address, owners, faults));
  }

  private static void addShared(
      Setting<?> setting,
      ListenAddress address,
      Map<ListenAddress, String> owners,
      List<SettingFault> faults) {
    String owner = owners.putIfAbsent(address, setting.name());
    if (owner != null && address.port() != 0) {
      faults.add(new SettingFault(setting.name(), address + " is also in " + owner));
    }
  }

  private static void addTls(Settings settings, List<SettingFault> faults) {
    List<Path> certificates = settings.find(Catalogue.TLS_CERTIFICATE).orElse(List.of());
    List<Path> keys = settings.find(Catalogue.TLS_KEY).orElse(List.of());
    Optional<Path> keystore = settings.find(Catalogue.TLS_KEYSTORE).flatMap(path -> path);
    addUnreadable(Catalogue.TLS_CERTIFICATE, certificates, faults);
    addUnreadable(Catalogue.TLS_KEY, keys, faults);
    addUnreadable(Catalogue.TLS_KEYSTORE, keystore.stream().toList(), faults);
    addUnreadable(
        Catalogue.SMTP_CLIENT_TLS_TRUST,
        settings.find(Catalogue.SMTP_CLIENT_TLS_TRUST).flatMap(path -> path).stream().toList(),
        faults);
    if (!keys.isEmpty() && keys.size() != certificates.size()) {
      faults.add(
          new SettingFault(
              Catalogue.TLS_KEY.name(),
              "must name as many files as " + Catalogue.TLS_CERTIFICATE.name()));
    }
    if (keystore.isPresent() && !certificates.isEmpty()) {
      faults.add(
          new SettingFault(
              Catalogue.TLS_KEYSTORE.name(),
              "must not be set beside " + Catalogue.TLS_CERTIFICATE.name()));
    }
    if (settings.find(Catalogue.TLS_PROTOCOLS).filter(List::isEmpty).isPresent()) {
      faults.add(new SettingFault(Catalogue.TLS_PROTOCOLS.name(), "must name a version"));
    }
  }

  private static void addUnreadable(
      Setting<?> setting, List<Path> files, List<SettingFault> faults) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        faults.add(new SettingFault(setting.name(), "there is no file " + file));
      } else if (!Files.isReadable(file)) {
        faults.add(new SettingFault(setting.name(), "may not read " + file));
      }
    }
  }

  private static void addErrors(Settings settings, List<SettingFault> faults) {
    settings
        .find(Catalogue.SMTP_ERRORS_MAX)
        .flatMap(max -> settings.find(Catalogue.SMTP_ERRORS_SOFT).filter(soft -> soft > max))
        .ifPresent(
            soft ->
                faults.add(
                    new SettingFault(
                        Catalogue.SMTP_ERRORS_SOFT.name(),
                        "must not be more than " + Catalogue.SMTP_ERRORS_MAX.name())));
  }

  // RFC 8725 §3.8, §3.9: a token without the right issuer, key and audience is anybody's.
  private static void addIssuer(Settings settings, List<SettingFault> faults) {
    List<Setting<? extends Optional<?>>> parts =
        List.of(Catalogue.OAUTH_ISSUER, Catalogue.OAUTH_JWKS, Catalogue.OAUTH_AUDIENCE);
    List<String> missing =
        parts.stream()
            .filter(part -> settings.find(part).filter(Optional::isEmpty).isPresent())
            .map(Setting::name)
            .toList();
    if (!missing.isEmpty() && missing.size() < parts.size()) {
      faults.add(
          new SettingFault(missing.getFirst(), "is needed with the other settings of eagle.oauth"));
    }
  }

  private static void addRetries(Settings settings, List<SettingFault> faults) {
    settings
        .find(Catalogue.QUEUE_RETRY_MIN)
        .flatMap(min -> settings.find(Catalogue.QUEUE_RETRY_MAX).filter(m -> m.compareTo(min) < 0))
        .ifPresent(
            max ->
                faults.add(
                    new SettingFault(
                        Catalogue.QUEUE_RETRY_MAX.name(),
                        "must not be shorter than " + Catalogue.QUEUE_RETRY_MIN.name())));
  }

  // A node renews its leases a quarter of their time before; less than that is no lease.
  private static void addLease(Settings settings, List<SettingFault> faults) {
    settings
        .find(Catalogue.QUEUE_LEASE)
        .filter(lease -> lease.compareTo(SHORTEST_LEASE) < 0)
        .ifPresent(
            lease ->
                faults.add(
                    new SettingFault(Catalogue.QUEUE_LEASE.name(), "must not be shorter than 4s")));
  }

  private static void addLoginDelay(Settings settings, List<SettingFault> faults) {
    settings
        .find(Catalogue.POP3_LOGIN_DELAY)
        .filter(delay -> delay.compareTo(LONGEST_LOGIN_DELAY) > 0)
        .ifPresent(
            delay ->
                faults.add(
                    new SettingFault(
                        Catalogue.POP3_LOGIN_DELAY.name(), "must not be longer than a day")));
  }

  private static void addGreylist(Settings settings, List<SettingFault> faults) {
    settings
        .find(Catalogue.GREYLIST_DELAY)
        .flatMap(
            delay ->
                settings
                    .find(Catalogue.GREYLIST_WINDOW)
                    .filter(window -> window.compareTo(delay) <= 0))
        .ifPresent(
            window ->
                faults.add(
                    new SettingFault(
                        Catalogue.GREYLIST_WINDOW.name(),
                        "must be longer than " + Catalogue.GREYLIST_DELAY.name())));
  }
}
