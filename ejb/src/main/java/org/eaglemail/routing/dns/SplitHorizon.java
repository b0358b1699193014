package org.eaglemail.routing.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eaglemail.settings.FaultySettingsException;
import org.eaglemail.settings.SettingFault;
import org.eaglemail.settings.ZoneFile;
import org.xbill.DNS.Name;

/** Puts zone files before name servers. */
public final class SplitHorizon {
  private static final String SETTING = "eagle.dns.zones";

  private SplitHorizon() {}

  /**
   * Reads the files once. Names in their zones are answered from them alone: what they do not have,
   * does not exist, whatever DNS says.
   *
   * @param others is asked for all other names
   * @throws FaultySettingsException naming each file that is not right, its line and the fault
   */
  public static Dns of(List<ZoneFile> files, Dns others) {
    List<Zone> zones = new ArrayList<>();
    List<SettingFault> faults = new ArrayList<>();
    Set<Name> apexes = new HashSet<>();
    for (ZoneFile file : files) {
      try {
        for (Zone zone : MasterFile.read(file)) {
          if (!apexes.add(zone.apex())) {
            throw new ZoneFault(file.file() + ": zone " + zone.apex() + " is in two files");
          }
          zones.add(zone);
        }
      } catch (ZoneFault e) {
        faults.add(new SettingFault(SETTING, String.valueOf(e.getMessage())));
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultySettingsException(faults);
    }
    return new Zones(zones, others);
  }
}
