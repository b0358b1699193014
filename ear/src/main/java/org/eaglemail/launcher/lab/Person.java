package org.eaglemail.launcher.lab;

/**
 * Somebody with a mailbox.
 *
 * @param address of the mailbox, and the name to log in with
 */
record Person(String address, String password) {

  /** With a new password. */
  static Person at(String address) {
    return new Person(address, Passwords.generate());
  }

  String domain() {
    return address.substring(address.indexOf('@') + 1);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return address;
  }
}
