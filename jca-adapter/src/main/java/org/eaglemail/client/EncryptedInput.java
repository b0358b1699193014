package org.eaglemail.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A TLS stream of a peer: what goes wrong with it is a {@code PeerFailure}. */
final class EncryptedInput extends FilterInputStream {
  EncryptedInput(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] octets, int offset, int length) throws IOException {
    try {
      return in.read(octets, offset, length);
    } catch (PeerFailure e) {
      throw e;
    } catch (IOException e) {
      throw new PeerFailure(PeerFailure.Kind.LOST, e);
    }
  }
}
