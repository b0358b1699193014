package org.eaglemail.client;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A TLS stream of a peer: what goes wrong with it is a {@code PeerFailure}. */
final class EncryptedOutput extends FilterOutputStream {
  EncryptedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    try {
      out.write(octets, offset, length);
    } catch (PeerFailure e) {
      throw e;
    } catch (IOException e) {
      throw new PeerFailure(PeerFailure.Kind.UNWRITABLE, e);
    }
  }
}
