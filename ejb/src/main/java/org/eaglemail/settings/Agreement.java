package org.eaglemail.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings that are sound one by one, but must also agree with each other. */
final class Agreement {
  private Agreement() {}

  /** The faults; settings that could not be read are left out. */
  static List<SettingFault> faults(Settings settings) {
    List<SettingFault> faults = new ArrayList<>();
    addSharedAddresses(settings, faults);
    addRetries(settings, faults);
    addGreylist(settings, faults);
    return faults;
  }

  private static void addSharedAddresses(Settings settings, List<SettingFault> faults) {
    Map<ListenAddress, String> owners = new HashMap<>();
    for (Setting<List<ListenAddress>> setting :
        List.of(Catalogue.SMTP_LISTEN, Catalogue.SUBMISSION_LISTEN, Catalogue.POP3_LISTEN)) {
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
