package org.eaglemail.filter.milter.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A command that macros go before; with the macros that Sendmail and Postfix send by default. */
public enum MacroStage {
  CONNECT(
      0,
      'C',
      "j _ v {daemon_name} {daemon_addr} {daemon_port} {if_addr} {client_addr} {client_name}"
          + " {client_port} {client_ptr} {client_connections}"),
  HELO(1, 'H', "{tls_version} {cipher} {cipher_bits}"),
  MAIL(2, 'M', "i {auth_type} {auth_authen} {mail_addr} {mail_host} {mail_mailer}"),
  RCPT(3, 'R', "i {rcpt_addr} {rcpt_host} {rcpt_mailer}"),
  DATA(4, 'T', "i"),
  END_OF_MESSAGE(5, 'E', "i"),
  END_OF_HEADERS(6, 'N', "i");

  private final int number;
  private final char command;
  private final String symbols;

  MacroStage(int number, char command, String symbols) {
    this.number = number;
    this.command = command;
    this.symbols = symbols;
  }

  char command() {
    return command;
  }

  /** The names that are sent to a milter that has no wishes. */
  public List<String> symbols() {
    return List.of(symbols.split(" ", -1));
  }

  /** By its number in a negotiation: SMFIM_… */
  static Optional<MacroStage> numbered(int number) {
    return Arrays.stream(values()).filter(stage -> stage.number == number).findFirst();
  }
}
