package jitsiprivacy.cli.scrub.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;

/**
 * What tells whether a file is still the same, with the same content.
 *
 * @param key the file itself, whatever its name
 * @param links how many names it has
 * @param size in bytes
 * @param modified when its content changed
 * @param changed when anything changed: nobody can set it
 */
public record FileState(
    Key key, Type type, int links, long size, FileTime modified, FileTime changed) {

  /** Device and inode. */
  public record Key(long device, long inode) {}

  /** What it is. */
  public enum Type {
    FILE,
    DIRECTORY,
    LINK,
    OTHER
  }

  private static final int MODE_TYPE = 0xf000;

  public static FileState of(Path path, LinkOption... options) throws IOException {
    Map<String, Object> all =
        Files.readAttributes(path, "unix:dev,ino,mode,nlink,size,lastModifiedTime,ctime", options);
    return new FileState(
        new Key((long) all.get("dev"), (long) all.get("ino")),
        type((int) all.get("mode")),
        (int) all.get("nlink"),
        (long) all.get("size"),
        (FileTime) all.get("lastModifiedTime"),
        (FileTime) all.get("ctime"));
  }

  private static Type type(int mode) {
    return switch (mode & MODE_TYPE) {
      case 0x8000 -> Type.FILE;
      case 0x4000 -> Type.DIRECTORY;
      case 0xa000 -> Type.LINK;
      default -> Type.OTHER;
    };
  }
}
