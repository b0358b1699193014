package org.eaglemail.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** A file of H2's that does all on another one; a subclass says what else is to happen. */
abstract class ForwardedFile extends FileBaseDefault {
  private final FileChannel file;

  ForwardedFile(FileChannel file) {
    this.file = file;
  }

  @Override
  public synchronized int write(ByteBuffer octets, long position) throws IOException {
    return file.write(octets, position);
  }

  @Override
  public synchronized int read(ByteBuffer octets, long position) throws IOException {
    return file.read(octets, position);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  protected void implTruncate(long size) throws IOException {
    file.truncate(size);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force(metaData);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return file.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    file.close();
  }
}
