package org.eaglemail.launcher.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eaglemail.launcher.Main;

/** Brings up what the experiment needs: DNS, and all Eagles. */
final class Network {
  /** Of each Eagle, in the words of the JVM. The lab is for small machines too. */
  private static final String HEAP = "-Xmx256m";

  /** Several start at once, and have little to do: compiled quickly rather than well. */
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  private final LabDirectory directory;
  private final Children children;
  private final Narration narration;

  Network(LabDirectory directory, Children children, Narration narration) {
    this.directory = directory;
    this.children = children;
    this.narration = narration;
  }

  /**
   * Returns when all answer.
   *
   * @throws LabFailure when one does not
   */
  void start(LabOptions options, List<Site> sites)
      throws LabFailure, IOException, InterruptedException {
    Map<String, String> dns = startDns(options, sites);
    narration.step(sites.size() + " Eagles start");
    List<Child> eagles = new ArrayList<>();
    for (Site site : sites) {
      narration.say(
          site.host() + " on " + site.address() + ", log in " + directory.log(site.name()));
      eagles.add(children.start(eagle(site, dns), directory.log(site.name())));
    }
    for (Child eagle : eagles) {
      eagle.awaitReady();
    }
    narration.say("All are ready.");
  }

  private Map<String, String> startDns(LabOptions options, List<Site> sites)
      throws LabFailure, IOException, InterruptedException {
    Path zone = directory.writeZone(options.network(), sites);
    narration.step("DNS: all that they know of each other");
    narration.say("The zone file is " + zone + "; of it, the MX records:");
    for (Site site : sites) {
      narration.quote(
          "%s.  MX  10 %s.    %s.  A  %s"
              .formatted(site.domain(), site.host(), site.host(), site.address()));
    }
    if (!options.named()) {
      narration.say("Each Eagle reads it itself (eagle.dns.zones); --named puts BIND there.");
      return Map.of("EAGLE_DNS_ZONES", zone.toString());
    }
    InetSocketAddress named = NameServer.start(directory, children);
    String server = named.getAddress().getHostAddress() + ":" + named.getPort();
    narration.say("BIND's named serves it on " + server + " (eagle.dns.servers). Ask it yourself:");
    narration.say(
        "  dig @%s -p %d beta.test MX"
            .formatted(named.getAddress().getHostAddress(), named.getPort()));
    return Map.of("EAGLE_DNS_SERVERS", server);
  }

  private Program eagle(Site site, Map<String, String> dns) throws LabFailure {
    Map<String, String> environment =
        new HashMap<>(site.environment(directory.data(site).toString()));
    environment.putAll(dns);
    return new Program(
        site.host(),
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            QUICK,
            "-jar",
            jar().toString(),
            // It shall not outlive a lab that is killed.
            "--with-parent"),
        environment,
        line -> line.startsWith("Eagle ") && line.endsWith(" is ready."));
  }

  /** The jar that we are in. */
  private static Path jar() throws LabFailure {
    try {
      return Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new LabFailure("cannot tell where eagle.jar is", e);
    }
  }
}
