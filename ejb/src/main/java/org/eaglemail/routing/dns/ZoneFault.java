package org.eaglemail.routing.dns;

/** What is wrong with a master file: file, line where one is to blame, and the fault. */
final class ZoneFault extends Exception {
  private static final long serialVersionUID = 1L;

  ZoneFault(String fault) {
    super(fault);
  }
}
