package org.eaglemail.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What jconsole sees, over the network and with a password, when the operator opens that. */
class JmxIT {
  private static final String HOST = "127.0.7.5";

  @TempDir private Path directory;

  @Test
  @SuppressWarnings("BanJNDI") // the registry is that of the server under test
  void listenersQueueAndStatisticsAreReadFromAfar() throws Exception {
    int port = freePort();
    try (EagleProcess eagle =
        EagleProcess.start(
            directory.resolve("data"),
            EaglePorts.free(HOST),
            Map.of("eagle.relay.networks", "127.0.0.0/8"),
            options(port))) {
      // Nobody listens there: mail for it stays in the queue.
      eagle
          .rest()
          .post(
              "/api/v1/transports",
              "{\"pattern\":\"away.test\",\"host\":\"%s\",\"port\":%d}"
                  .formatted(HOST, freePort()));
      try (SmtpTestClient client = new SmtpTestClient(eagle.smtp())) {
        client.send("a@example.org", "b@away.test", "Subject: waits\r\n\r\n");
      }
      JMXServiceURL url =
          new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + HOST + ":" + port + "/jmxrmi");
      assertThatThrownBy(() -> JMXConnectorFactory.connect(url))
          .isInstanceOf(SecurityException.class);
      Map<String, Object> asAdministrator =
          Map.of(JMXConnector.CREDENTIALS, new String[] {"jmx", "jmx-secret"});
      try (JMXConnector connector = JMXConnectorFactory.connect(url, asAdministrator)) {
        reads(connector.getMBeanServerConnection());
      }
    }
  }

  private static void reads(MBeanServerConnection beans) throws Exception {
    assertThat(beans.getAttribute(new ObjectName("org.eaglemail:type=Server"), "State"))
        .isEqualTo("READY");
    Set<ObjectName> listeners =
        beans.queryNames(new ObjectName("org.eaglemail:type=Listener,*"), null);
    assertThat(listeners).hasSize(3);
    for (ObjectName listener : listeners) {
      assertThat(beans.getAttribute(listener, "State")).isEqualTo("OPEN");
    }
    ObjectName queue = new ObjectName("org.eaglemail:type=Queue");
    assertThat(beans.getAttribute(queue, "Waiting")).isEqualTo(1L);
    CompositeData[] messages =
        (CompositeData[])
            beans.invoke(queue, "list", new Object[] {0, 10}, new String[] {"int", "int"});
    assertThat(messages).hasSize(1);
    String id = (String) messages[0].get("id");
    assertThat(((CompositeData[]) messages[0].get("recipients"))[0].get("address"))
        .isEqualTo("b@away.test");
    String text = "java.lang.String";
    assertThat(
            (String[])
                beans.invoke(
                    new ObjectName("org.eaglemail:type=Route"),
                    "explain",
                    new Object[] {"b@away.test", "", "", ""},
                    new String[] {text, text, text, text}))
        .startsWith("mail from <> to <b@away.test>")
        .contains("  b@away.test: RELAY");
    String[] change = {text, text, text};
    CompositeData held =
        (CompositeData)
            beans.invoke(
                queue,
                "change",
                new Object[] {"hold", "domain=away.test&minSize=1", "odd"},
                change);
    assertThat(held.get("messages")).isEqualTo(1);
    CompositeData[] selected =
        (CompositeData[])
            beans.invoke(
                queue,
                "select",
                new Object[] {"id=" + id + "&maxAge=P1D", 0, 10},
                new String[] {text, "int", "int"});
    assertThat(selected).hasSize(1);
    beans.invoke(queue, "change", new Object[] {"release", "*", ""}, change);
    beans.invoke(queue, "delete", new Object[] {id}, new String[] {"java.lang.String"});
    assertThat(beans.getAttribute(queue, "Waiting")).isEqualTo(0L);
    assertThat(
            beans
                .getAttribute(new ObjectName("org.eaglemail:type=Statistics"), "Counters")
                .toString())
        .contains("eagle_messages_received_total");
  }

  private String[] options(int port) throws IOException {
    Path passwords = privateFile("jmx.password", "jmx jmx-secret\n");
    Path access = privateFile("jmx.access", "jmx readwrite\n");
    String prefix = "-Dcom.sun.management.jmxremote";
    return new String[] {
      "-Xmx256m",
      prefix + ".port=" + port,
      prefix + ".rmi.port=" + port,
      prefix + ".host=" + HOST,
      "-Djava.rmi.server.hostname=" + HOST,
      prefix + ".ssl=false",
      prefix + ".password.file=" + passwords,
      prefix + ".access.file=" + access
    };
  }

  private Path privateFile(String name, String content) throws IOException {
    Path file =
        Files.createFile(
            directory.resolve(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, content);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }
}
