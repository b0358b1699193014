package org.eaglemail.maildrop;

import java.io.IOException;
import org.eaglemail.spi.Client;
import org.eaglemail.spi.Envelope;
import org.eaglemail.spi.MessageSource;
import org.eaglemail.spi.Pop3Submission;
import org.eaglemail.spi.Reception;

/**
 * Takes messages that the owners of maildrops hand in over POP3, as submission takes theirs. An
 * interface, since reception knows the maildrops, and not the other way round.
 */
public interface HandIn {

  /**
   * Who sends it to whom by its header, and whether the account may.
   *
   * @param account who hands it in
   * @throws IOException when the message cannot be read
   */
  Pop3Submission agree(Client client, String account, MessageSource message) throws IOException;

  /**
   * Stores it in the caller's transaction.
   *
   * @throws IOException when the message cannot be read
   */
  Reception accept(Envelope envelope, MessageSource message) throws IOException;

  /** It is over, whatever became of it. */
  void ended(Client client, String account);
}
