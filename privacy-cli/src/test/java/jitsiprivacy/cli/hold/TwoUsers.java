package jitsiprivacy.cli.hold;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.cli.Command;
import jitsiprivacy.cli.Command.Answer;

/** Two users of this system, where a test may be both: root, whom nobody logged in as. */
final class TwoUsers {

  private static final List<String> ANOTHER =
      List.of("setpriv", "--reuid", "4711", "--clear-groups");

  private TwoUsers() {}

  static void assume() throws Exception {
    Path login = Path.of("/proc/self/loginuid");
    assumeThat(
            System.getProperty("user.name").equals("root")
                && (Files.notExists(login) || Files.readString(login).startsWith("4294967295"))
                && Stream.of(System.getenv("PATH").split(":"))
                    .anyMatch(bin -> Files.isExecutable(Path.of(bin, "setpriv")))
                && another(Path.of("/"), List.of(Command.LAUNCHER.toString(), "--version")).exit()
                    == 0)
        .as("somebody else cannot be another user here")
        .isTrue();
  }

  /** Lets the group do what the owner may, from before anything is made. */
  static void share(Command host) throws IOException {
    Files.setPosixFilePermissions(host.directory(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(host.state(), PosixFilePermissions.fromString("rwxrwx---"));
  }

  /** Runs something as somebody else than the test, of the same group. */
  static Answer another(Path directory, List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(Stream.concat(ANOTHER.stream(), command.stream()).toList())
            .directory(directory.toFile())
            .start();
    process.getOutputStream().close();
    return Command.answer(process);
  }
}
