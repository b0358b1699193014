package org.eaglemail.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
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

  private static final class Bounded extends ForwardedFile {
    Bounded(FileChannel file) {
      super(file);
    }

    @Override
    public synchronized int write(ByteBuffer octets, long position) throws IOException {
      if (FULL.get()) {
        throw new IOException("No space left on device");
      }
      return super.write(octets, position);
    }
  }
}
