package org.eaglemail.launcher;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** Starts Eagle, or says in one line why this Java cannot. */
public final class Main {
  private static final int NEEDED_JAVA = 21;
  private static final String LAUNCHER = "org.eaglemail.launcher.start.Launcher";

  private Main() {}

  /**
   * Called by the JVM.
   *
   * @throws Exception when eagle.jar is damaged
   */
  public static void main(String[] arguments) throws Exception {
    int java = feature(property("java.specification.version"));
    if (java < NEEDED_JAVA) {
      System.err.println(
          "Eagle needs Java "
              + NEEDED_JAVA
              + " or newer; this is Java "
              + java
              + " ("
              + property("java.home")
              + ")");
      System.exit(1);
    }
    prepareLogging();
    launch(arguments);
  }

  private static void launch(String[] arguments) throws Exception {
    URL[] inside = {new URL("jar:" + jar() + "!/EAGLE-INF/")};
    // Open as long as the JVM runs: the launcher's classes are loaded when they are needed.
    URLClassLoader loader = new URLClassLoader(inside, Main.class.getClassLoader());
    try {
      loader.loadClass(LAUNCHER).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      throw cause instanceof Exception ? (Exception) cause : e;
    }
  }

  /** The log manager is chosen before anybody logs, or never. */
  private static void prepareLogging() {
    if (System.getProperty("java.util.logging.manager") == null) {
      System.setProperty(
          "java.util.logging.manager", "org.eaglemail.launcher.log.PatientLogManager");
    }
  }

  private static URL jar() throws MalformedURLException {
    return Main.class.getProtectionDomain().getCodeSource().getLocation();
  }

  /** 8 for "1.8", 21 for "21". */
  private static int feature(String version) {
    return Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
