package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.resource.spi.InvalidPropertyException;
import java.beans.PropertyDescriptor;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eaglemail.ra.EagleResourceAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundActivationTest {

  @Test
  void defaultsAreAsDocumented() throws Exception {
    assertThat(new SmtpActivation().settings())
        .isEqualTo(
            new ActivationSettings(
                "smtp",
                List.of(),
                1024,
                10_000,
                50,
                32,
                Duration.ofSeconds(30),
                Duration.ofSeconds(30)));
    assertThat(new Pop3Activation().settings().name()).isEqualTo("pop3");
  }

  @Test
  void eachPropertyIsRead() throws Exception {
    SmtpActivation activation = new SmtpActivation();
    activation.setName("submission");
    activation.setListen("127.0.0.1:2525, [::1]:25,mail.example.test:587");
    activation.setBacklog("5");
    activation.setMaxSessions("6");
    activation.setMaxSessionsPerClient("0");
    activation.setMaxConcurrentCalls("7");
    activation.setGateTimeoutSeconds("8");
    activation.setDrainSeconds("5m");

    assertThat(activation.settings())
        .isEqualTo(
            new ActivationSettings(
                "submission",
                List.of(
                    new ListenAddress("127.0.0.1", 2525),
                    new ListenAddress("[::1]", 25),
                    new ListenAddress("mail.example.test", 587)),
                5,
                6,
                0,
                7,
                Duration.ofSeconds(8),
                Duration.ofMinutes(5)));
  }

  @Test
  void allFaultsAreReportedAtOnceByName() {
    SmtpActivation activation = new SmtpActivation();
    activation.setName("smtp,x=y");
    activation.setListen("127.0.0.1");
    activation.setBacklog("many");
    activation.setMaxSessions("0");
    activation.setMaxConcurrentCalls("-1");
    activation.setGateTimeoutSeconds("soon");
    activation.setDrainSeconds("1 year");

    InvalidPropertyException faults =
        catchThrowableOfType(InvalidPropertyException.class, activation::validate);

    assertThat(faults.getInvalidPropertyDescriptors())
        .extracting(PropertyDescriptor::getName)
        .containsExactly(
            "name",
            "listen",
            "backlog",
            "maxSessions",
            "maxConcurrentCalls",
            "gateTimeoutSeconds",
            "drainSeconds");
    assertThat(faults.getMessage())
        .contains("listen: '127.0.0.1' is not host:port", "maxSessions: 0 is not between 1 and");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "OFF", "", "  "})
  void listensNowhere(String listen) throws Exception {
    Pop3Activation activation = new Pop3Activation();
    activation.setListen(listen);
    assertThat(activation.settings().addresses()).isEmpty();
  }

  @Test
  void whatIsNotConfiguredKeepsItsDefault() throws Exception {
    SmtpActivation activation = new SmtpActivation();
    activation.setListen(null);
    activation.setBacklog("");
    activation.setMaxSessions(null);
    assertThat(activation.settings()).isEqualTo(new SmtpActivation().settings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:",
        ":25",
        "127.0.0.1:70000",
        "127.0.0.1:25,",
        "127.0.0.1:25,127.0.0.1:25",
        "[1::2::3]:25",
        "[127.0.0.1:25",
        "::1:25",
        "a b:25",
        "127.0.0.1:25\r\n" + "x"
      })
  void refusesWhatIsNoAddress(String listen) {
    SmtpActivation activation = new SmtpActivation();
    activation.setListen(listen);
    assertThatThrownBy(activation::validate)
        .isInstanceOf(InvalidPropertyException.class)
        .hasMessageContaining("listen");
  }

  @ParameterizedTest
  @CsvSource({"0,PT0S", "30,PT30S", "30s,PT30S", "2m,PT2M", "1h,PT1H", "1d,P1D", " 7 ,PT7S"})
  void readsDurations(String text, Duration duration) throws Exception {
    SmtpActivation activation = new SmtpActivation();
    activation.setDrainSeconds(text);
    assertThat(activation.settings().drainLimit()).isEqualTo(duration);
  }

  @Test
  void belongsToOneResourceAdapterForEver() throws Exception {
    EagleResourceAdapter adapter = new EagleResourceAdapter();
    SmtpActivation activation = new SmtpActivation();
    activation.setResourceAdapter(adapter);
    assertThat(activation.getResourceAdapter()).isSameAs(adapter);
    assertThatThrownBy(() -> activation.setResourceAdapter(new EagleResourceAdapter()))
        .isInstanceOf(jakarta.resource.spi.IllegalStateException.class);
  }

  // JCA 2.1 §19.4.1.
  @Test
  void noTwoActivationsAreEqual() {
    assertThat(new SmtpActivation()).isNotEqualTo(new SmtpActivation());
  }

  @Test
  void everyPropertyIsAText() throws Exception {
    assertThat(java.beans.Introspector.getBeanInfo(SmtpActivation.class).getPropertyDescriptors())
        .filteredOn(p -> !Arrays.asList("class", "resourceAdapter").contains(p.getName()))
        .hasSize(8)
        .allMatch(p -> p.getPropertyType() == String.class && p.getWriteMethod() != null);
  }
}
