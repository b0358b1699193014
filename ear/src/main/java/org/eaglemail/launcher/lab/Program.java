package org.eaglemail.launcher.lab;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A program that the lab runs.
 *
 * @param name for people, and for its log
 * @param command with its arguments
 * @param environment what is added to the lab's own, less its EAGLE_ variables
 * @param saysReady whether a line of its output says that it is ready
 */
record Program(
    String name,
    List<String> command,
    Map<String, String> environment,
    Predicate<String> saysReady) {}
