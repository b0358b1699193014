package org.eaglemail.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system of H2's that keeps a copy of the database's file after each write: what a crash at
 * that moment would leave. Its paths begin with {@code crash:}.
 */
public class CrashImages extends FilePathWrapper {
  static final String SCHEME = "crash";

  private static final List<Path> IMAGES = new CopyOnWriteArrayList<>();
  private static final AtomicBoolean WANTED = new AtomicBoolean();

  /** For H2, which makes one for each path. */
  public CrashImages() {}

  static void register() {
    FilePath.register(new CrashImages());
  }

  /** Forgets those that were kept, and keeps each from now on. */
  static void begin() {
    IMAGES.clear();
    WANTED.set(true);
  }

  /** Keeps no more. */
  static void end() {
    WANTED.set(false);
  }

  static List<Path> kept() {
    return List.copyOf(IMAGES);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Copied(getBase().open(mode), Path.of(getBase().toString()));
  }

  private static final class Copied extends ForwardedFile {
    private final Path path;

    Copied(FileChannel file, Path path) {
      super(file);
      this.path = path;
    }

    @Override
    public synchronized int write(ByteBuffer octets, long position) throws IOException {
      int written = super.write(octets, position);
      if (WANTED.get() && path.toString().endsWith(".mv.db")) {
        Path image = path.resolveSibling("image-" + IMAGES.size() + ".mv.db");
        Files.copy(path, image, StandardCopyOption.REPLACE_EXISTING);
        IMAGES.add(image);
      }
      return written;
    }
  }
}
