package org.eaglemail.ra.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eaglemail.spi.Pop3Listener;
import org.eaglemail.spi.SmtpListener;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatedListenersTest {

  static Stream<Arguments> listeners() {
    return Stream.of(
        Arguments.of(SmtpListener.class, GatedSmtpListener.class),
        Arguments.of(Pop3Listener.class, GatedPop3Listener.class));
  }

  // A default method that was not passed on would never reach the bean.
  @ParameterizedTest
  @MethodSource("listeners")
  void passEveryMethodOn(Class<?> type, Class<?> gated) {
    assertThat(Arrays.stream(type.getMethods()))
        .isNotEmpty()
        .allSatisfy(method -> assertThat(declaredIn(gated, method)).isTrue());
  }

  private static boolean declaredIn(Class<?> gated, Method method) {
    return Arrays.stream(gated.getDeclaredMethods())
        .anyMatch(
            own ->
                own.getName().equals(method.getName())
                    && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
  }
}
