package jitsiprivacy.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directories with the jars of the programs that are tested, as Debian's packages lay them out.
 */
record ProgramHome(Path jicofo, Path jvb) {

  /**
   * @param directory empty; the stand-ins are both in one
   */
  static ProgramHome ofEnvironment(Path directory) throws IOException {
    if (Programs.ofEnvironment() instanceof Programs.Real real) {
      return new ProgramHome(real.jicofoHome(), real.jvbHome());
    }
    return ofStandIns(null, directory);
  }

  /**
   * @param variant whose classes go before, or null
   */
  static ProgramHome ofStandIns(String variant, Path directory) throws IOException {
    Path build = Path.of(System.getProperty("jitsiprivacy.stand-ins")).toAbsolutePath().normalize();
    Files.createSymbolicLink(directory.resolve("programs.jar"), build.resolve("programs.jar"));
    Files.createSymbolicLink(directory.resolve("lib"), build.resolve("lib"));
    if (variant != null) {
      Files.createSymbolicLink(
          directory.resolve("before-programs.jar"), build.resolve("programs-" + variant + ".jar"));
    }
    return new ProgramHome(directory, directory);
  }
}
