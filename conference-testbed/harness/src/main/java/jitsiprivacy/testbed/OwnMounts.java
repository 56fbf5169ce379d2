package jitsiprivacy.testbed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file system at one directory as only one program sees it, so that it can be full or read-only
 * and everything else is as ever. It goes with the program. Whoever is not root needs user
 * namespaces for it.
 */
public final class OwnMounts {

  private final Path at;
  private final String make;

  private OwnMounts(Path at, String make) {
    this.at = at;
    this.make = make;
  }

  /** A small disk of its own, empty at first. */
  public static OwnMounts small(Path at, String size) {
    return new OwnMounts(at, "mount -t tmpfs -o mode=700,size=" + size + " tmpfs " + at);
  }

  /** What is there, and cannot be written. */
  public static OwnMounts readOnly(Path at) {
    return new OwnMounts(
        at, "mount --bind " + at + " " + at + " && mount -o remount,bind,ro " + at);
  }

  /** Whether this machine lets us. */
  public boolean permitted() throws IOException {
    List<String> trial = new ArrayList<>(prefix());
    trial.add("true");
    return exit(trial) == 0;
  }

  /** Goes before the command of the program. */
  List<String> prefix() {
    List<String> prefix = new ArrayList<>(List.of("unshare", "--mount"));
    if (!isRoot()) {
      prefix.add("--map-root-user");
    }
    prefix.addAll(List.of("sh", "-c", make + " && exec \"$@\"", "sh"));
    return prefix;
  }

  /** Makes what was read-only writable, as the program sees it. */
  public void writable(ServerProcess program) throws IOException {
    List<String> command = new ArrayList<>(List.of("nsenter", "--target", pid(program), "--mount"));
    if (!isRoot()) {
      command.addAll(List.of("--user", "--preserve-credentials"));
    }
    command.addAll(List.of("mount", "-o", "remount,bind,rw", at.toString()));
    if (exit(command) != 0) {
      throw new IOException(String.join(" ", command));
    }
  }

  /** Where everybody else finds what the program sees there. */
  public Path seenBy(ServerProcess program) {
    return Path.of("/proc", pid(program), "root").resolve(Path.of("/").relativize(at));
  }

  private static String pid(ServerProcess program) {
    return String.valueOf(program.pid());
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private int exit(List<String> command) throws IOException {
    try (ServerProcess process = new ServerProcess("mounts", command, Map.of(), at.getParent())) {
      process.start();
      return process.awaitExit();
    }
  }
}
