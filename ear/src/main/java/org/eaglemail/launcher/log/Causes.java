package org.eaglemail.launcher.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A throwable and its causes as text: each with the frames before the container's first. */
final class Causes {
  private static final int MAX_FRAMES = 30;
  private static final List<String> CONTAINER =
      List.of(
          "com.sun.",
          "fish.payara.",
          "jakarta.",
          "java.lang.reflect.",
          "java.lang.ScopedValue",
          "java.security.",
          "javax.security.",
          "jdk.internal.",
          "org.apache.catalina.",
          "org.eclipse.persistence.",
          "org.glassfish.",
          "org.jboss.weld.",
          "org.jvnet.hk2.");

  private Causes() {}

  static void append(Throwable thrown, StringBuilder out) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    String introduction = "    ";
    for (@Nullable Throwable cause = thrown;
        cause != null && seen.add(cause);
        cause = cause.getCause()) {
      out.append(introduction).append(cause).append('\n');
      appendFrames(cause.getStackTrace(), out);
      introduction = "    caused by ";
    }
  }

  private static void appendFrames(StackTraceElement[] frames, StringBuilder out) {
    int shown = 0;
    while (shown < frames.length && shown < MAX_FRAMES && !isContainer(frames[shown])) {
      out.append("        at ").append(frames[shown]).append('\n');
      shown++;
    }
    if (shown == 0 && frames.length > 0) {
      out.append("        at ").append(frames[0]).append('\n');
    }
  }

  private static boolean isContainer(StackTraceElement frame) {
    return CONTAINER.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
