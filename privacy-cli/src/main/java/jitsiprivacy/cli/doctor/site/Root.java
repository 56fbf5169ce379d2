package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where the files of a host begin. Links lead where they would on that host: never out of it.
 *
 * @param directory {@code /} for this host itself
 */
public record Root(Path directory) {

  /** As the kernel has it. */
  private static final int LINKS = 40;

  private static final Path TOP = Path.of("/");

  public Root {
    directory = directory.toAbsolutePath().normalize();
  }

  /** Whether it is this host, on which programs may run. */
  public boolean isOurs() {
    return directory.equals(TOP);
  }

  /**
   * @param path as that host calls it, absolute
   * @return what this host calls it; it need not be there
   */
  public Path resolve(String path) throws IOException {
    return isOurs() ? Path.of(path) : resolve(Path.of(path));
  }

  private Path resolve(Path path) throws IOException {
    Deque<Path> left = new ArrayDeque<>();
    push(path, left);
    Path at = TOP;
    int links = 0;
    while (!left.isEmpty()) {
      String name = left.pop().toString();
      if (name.equals("..")) {
        at = at.getParent() == null ? TOP : at.getParent();
        continue;
      }
      Path next = at.resolve(name);
      Path here = here(next);
      if (Files.isSymbolicLink(here)) {
        if (++links > LINKS) {
          throw new FileSystemLoopException(here.toString());
        }
        Path target = Files.readSymbolicLink(here);
        at = target.isAbsolute() ? TOP : at;
        push(target, left);
      } else {
        at = next;
      }
    }
    return here(at);
  }

  private static void push(Path path, Deque<Path> left) {
    for (int i = path.getNameCount() - 1; i >= 0; i--) {
      if (!path.getName(i).toString().equals(".")) {
        left.push(path.getName(i));
      }
    }
  }

  private Path here(Path there) {
    return directory.resolve(TOP.relativize(there));
  }

  /** How that host calls a file of its. */
  public String shown(Path here) {
    Path path = here.toAbsolutePath().normalize();
    return path.startsWith(directory)
        ? TOP.resolve(directory.relativize(path)).toString()
        : path.toString();
  }

  /**
   * @throws NoSuchFileException when there is no such directory
   */
  public void require() throws NoSuchFileException {
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString(), null, "no directory");
    }
  }
}
