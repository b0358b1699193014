package org.eaglemail.launcher.remote;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command that talks to a running server. */
@FunctionalInterface
public interface Command {
  /** The exit status when it failed. */
  int FAILED = 1;

  /** The exit status when the words are wrong. */
  int WRONG_USE = 2;

  /**
   * Does what the words say, and prints what comes of it.
   *
   * @return whether it succeeded
   * @throws IllegalArgumentException when the words are not understood
   * @throws IOException when it failed
   */
  boolean run(List<String> words) throws IOException, InterruptedException;

  /**
   * Runs it, and ends the JVM when it did not succeed, having said why in one line.
   *
   * @param usage printed instead when that is asked for
   * @param words those after the command
   */
  static void main(String usage, List<String> words, Command command) throws InterruptedException {
    if (words.contains("--help")) {
      System.out.print(usage);
      return;
    }
    try {
      if (!command.run(words)) {
        System.exit(FAILED);
      }
    } catch (IllegalArgumentException e) {
      fail(e.getMessage(), WRONG_USE);
    } catch (FileAlreadyExistsException e) {
      fail(e.getMessage() + " is there already", FAILED);
    } catch (RefusedException e) {
      fail(e.getMessage(), FAILED);
    } catch (IOException e) {
      fail(e.toString(), FAILED);
    }
  }

  private static void fail(@Nullable String why, int status) {
    System.err.println("Eagle: " + why);
    System.exit(status);
  }
}
