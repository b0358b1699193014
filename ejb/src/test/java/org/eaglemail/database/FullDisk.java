package org.eaglemail.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2's on which there is no room at times. Its paths begin with {@code full:}. */
public class FullDisk extends FilePathWrapper {
  static final String SCHEME = "full";

  private static final AtomicBoolean FULL = new AtomicBoolean();

  /** For H2, which makes one for each path. */
  public FullDisk() {}

  static void register() {
    FilePath.register(new FullDisk());
  }

  /** From now on. */
  static void full(boolean full) {
    FULL.set(full);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Bounded(getBase().open(mode));
  }

  private static final class Bounded extends FileBaseDefault {
    private final FileChannel file;

    Bounded(FileChannel file) {
      this.file = file;
    }

    @Override
    public synchronized int write(ByteBuffer octets, long position) throws IOException {
      if (FULL.get()) {
        throw new IOException("No space left on device");
      }
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
}
