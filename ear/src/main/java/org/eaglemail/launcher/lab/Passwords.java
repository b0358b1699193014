package org.eaglemail.launcher.lab;

import java.security.SecureRandom;

/** Makes passwords that can be read out and typed. */
final class Passwords {
  /** Without letters and digits that look alike. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  static String generate() {
    StringBuilder password = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      password.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return password.toString();
  }
}
