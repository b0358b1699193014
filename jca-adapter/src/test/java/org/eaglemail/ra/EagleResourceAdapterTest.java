package org.eaglemail.ra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.NotSupportedException;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.eaglemail.ra.inbound.Pop3Activation;
import org.eaglemail.ra.inbound.SmtpActivation;
import org.eaglemail.spi.AdapterMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EagleResourceAdapterTest {
  private final EagleResourceAdapter adapter = new EagleResourceAdapter();
  private final MessageEndpointFactory factory = silent(MessageEndpointFactory.class);

  EagleResourceAdapterTest() {
    adapter.start(silent(BootstrapContext.class));
  }

  @AfterEach
  void stop() {
    adapter.stop();
  }

  @Test
  void isDrainedThroughJmx() throws Exception {
    ObjectName name = new ObjectName(AdapterMXBean.NAME);
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    adapter.endpointActivation(factory, new SmtpActivation());
    JMX.newMXBeanProxy(server, name, AdapterMXBean.class).drain();
    adapter.stop();
    assertThat(server.isRegistered(name)).isFalse();
  }

  @Test
  void activatesBothProtocolsAndStops() throws Exception {
    adapter.endpointActivation(factory, new SmtpActivation());
    adapter.endpointActivation(factory, new Pop3Activation());
    adapter.stop();
    assertThatThrownBy(() -> adapter.endpointActivation(factory, new SmtpActivation()))
        .isInstanceOf(ResourceException.class);
  }

  @Test
  void refusesASecondActivationOfTheSameName() throws Exception {
    SmtpActivation first = new SmtpActivation();
    adapter.endpointActivation(factory, first);
    assertThatThrownBy(() -> adapter.endpointActivation(factory, new SmtpActivation()))
        .isInstanceOf(InvalidPropertyException.class)
        .hasMessageContaining("smtp");
    adapter.endpointDeactivation(factory, first);
    adapter.endpointActivation(factory, new SmtpActivation());
  }

  @Test
  void refusesWhatIsInvalidThoughTheContainerDidNotValidate() {
    SmtpActivation activation = new SmtpActivation();
    activation.setListen("nowhere");
    assertThatThrownBy(() -> adapter.endpointActivation(factory, activation))
        .isInstanceOf(InvalidPropertyException.class);
  }

  @Test
  void refusesActivationsOfOthers() {
    assertThatThrownBy(() -> adapter.endpointActivation(factory, silent(ActivationSpec.class)))
        .isInstanceOf(NotSupportedException.class);
  }

  @Test
  void ignoresADeactivationOfWhatIsNotActive() {
    adapter.endpointDeactivation(factory, new SmtpActivation());
  }

  // JCA 2.1 §19.4.2.
  @Test
  void isEqualByClass() {
    assertThat(adapter).isEqualTo(new EagleResourceAdapter()).isNotEqualTo("another");
    assertThat(adapter).hasSameHashCodeAs(new EagleResourceAdapter());
  }

  @Test
  void hasNothingToRecover() {
    assertThat(adapter.getXAResources(new ActivationSpec[0])).isEmpty();
  }

  // Answers nothing: no call of it matters here.
  private static <T> T silent(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> false;
                  case "toString" -> type.getSimpleName();
                  default -> null;
                }));
  }
}
