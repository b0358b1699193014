package org.eaglemail.routing.dns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaglemail.settings.ZoneFile;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * Reads a master file (RFC 1035 §5, RFC 2308 §4) as BIND does, with two liberties for small ones:
 * SOA and NS records may be missing, and one file may hold several zones. Each SOA begins a zone;
 * without any, the origin given does, or else each {@code $ORIGIN} in the file.
 */
final class MasterFile {
  private static final Pattern ORIGIN = Pattern.compile("(?i)\\s*\\$ORIGIN\\s+([^\\s;]+).*");

  private final ZoneFile source;
  private final String file;

  private MasterFile(ZoneFile source) {
    this.source = source;
    this.file = source.file().toString();
  }

  /** The zones of that file, at least one. */
  static List<Zone> read(ZoneFile source) throws ZoneFault {
    return new MasterFile(source).zones();
  }

  private List<Zone> zones() throws ZoneFault {
    List<Record> records = records();
    Map<Name, List<Record>> zones = new LinkedHashMap<>();
    for (Name apex : apexes(records)) {
      zones.put(apex, new ArrayList<>());
    }
    for (Record record : records) {
      zoneOf(record.getName(), zones).add(record);
    }
    List<Zone> read = new ArrayList<>();
    for (Map.Entry<Name, List<Record>> zone : zones.entrySet()) {
      ZoneRules.check(file, zone.getValue());
      read.add(new Zone(zone.getKey(), zone.getValue(), "zone file " + file));
    }
    return read;
  }

  private List<Record> records() throws ZoneFault {
    if (!Files.isReadable(source.file()) || Files.isDirectory(source.file())) {
      throw new ZoneFault(file + ": no such file, or not readable");
    }
    List<Record> records = new ArrayList<>();
    try (Master master = new Master(file, initialOrigin())) {
      for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
        records.add(record);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new ZoneFault(located(e));
    }
    return records;
  }

  private Name initialOrigin() {
    return source.origin().map(o -> Question.of(o, RecordType.MX).name()).orElse(Name.root);
  }

  private Set<Name> apexes(List<Record> records) throws ZoneFault {
    Set<Name> apexes = new LinkedHashSet<>();
    records.stream().filter(SOARecord.class::isInstance).forEach(soa -> apexes.add(soa.getName()));
    if (apexes.isEmpty() && source.origin().isPresent()) {
      apexes.add(initialOrigin());
    }
    if (apexes.isEmpty()) {
      Set<Name> origins = origins();
      origins.stream().filter(o -> !isBelowAnother(o, origins)).forEach(apexes::add);
    }
    // Relative names without an origin end up in the root zone, which would hide all of DNS.
    if (apexes.isEmpty() || apexes.contains(Name.root)) {
      throw new ZoneFault(
          file + ": does not name its zone; begin with $ORIGIN, or set origin=file");
    }
    return apexes;
  }

  /** The names of all {@code $ORIGIN} lines, which the library does not tell. */
  private Set<Name> origins() throws ZoneFault {
    Set<Name> origins = new LinkedHashSet<>();
    try {
      for (String line : Files.readAllLines(source.file(), StandardCharsets.ISO_8859_1)) {
        Matcher matcher = ORIGIN.matcher(line);
        if (matcher.matches()) {
          origins.add(Name.fromString(matcher.group(1), Name.root));
        }
      }
    } catch (IOException e) {
      throw new ZoneFault(located(e));
    }
    return origins;
  }

  private static boolean isBelowAnother(Name name, Set<Name> names) {
    return names.stream().anyMatch(other -> !name.equals(other) && name.subdomain(other));
  }

  private List<Record> zoneOf(Name name, Map<Name, List<Record>> zones) throws ZoneFault {
    for (int cut = 0; cut < name.labels(); cut++) {
      List<Record> zone = zones.get(new Name(name, cut));
      if (zone != null) {
        return zone;
      }
    }
    throw new ZoneFault(file + ": " + name + " is outside of the zone " + zones.keySet());
  }

  /** The library names the line and the file, but not its directory. */
  private String located(Exception e) {
    String message = String.valueOf(e.getMessage());
    String name = String.valueOf(source.file().getFileName());
    return message.startsWith(name + ":")
        ? file + message.substring(name.length())
        : file + ": " + message;
  }
}
