package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Which files a database is made of: device and inode of it and of its log, {@code null} for what
 * is gone.
 */
record SqliteFiles(Object database, Object log) {

  static SqliteFiles of(Path file) throws IOException {
    return new SqliteFiles(key(file), key(file.resolveSibling(file.getFileName() + "-wal")));
  }

  private static Object key(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null; // Whoever closes the database last removes its log.
    }
  }
}
