package jitsiprivacy.testbed;

import example.doorman.DoormanModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jitsiprivacy.host.reference.ReferenceCollector;
import jitsiprivacy.host.reference.ReferenceFile;
import jitsiprivacy.spi.GuardModule;

/** Puts the example guard beside ours, as its own build and package would. */
final class ThirdPartyJar {

  private ThirdPartyJar() {}

  /** Returns the agent of a copy of the installation that has the guard in it. */
  static Path installInto(Path directory) throws IOException, URISyntaxException {
    InstallationCopy copy = InstallationCopy.in(directory);
    pack(copy.lib().resolve("doorman.jar"));
    return copy.agent();
  }

  private static void pack(Path jar) throws IOException, URISyntaxException {
    Path classes = home(DoormanModule.class);
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"));
        Stream<Path> files = Files.list(classes.resolve("example/doorman"))) {
      Files.createDirectories(zip.getPath("example/doorman"));
      for (Path file : files.toList()) {
        Files.copy(file, zip.getPath("example/doorman", file.getFileName().toString()));
      }
      Path services = zip.getPath("META-INF/services");
      Files.createDirectories(services);
      Files.writeString(
          services.resolve(GuardModule.class.getName()), DoormanModule.class.getName());
      try (InputStream options = DoormanModule.class.getResourceAsStream("/example/doorman.conf")) {
        Files.copy(options, zip.getPath("reference.conf"));
      }
      Path references = zip.getPath(ReferenceFile.resource("doorman"));
      Files.createDirectories(references.getParent());
      try (OutputStream out = Files.newOutputStream(references)) {
        ReferenceFile.write(
            new ReferenceCollector()
                .collect(
                    List.of(classes, home(GuardModule.class)),
                    Map.of("doorman", DoormanModule.class.getName()))
                .get("doorman"),
            out);
      }
    }
  }

  private static Path home(Class<?> of) throws URISyntaxException {
    return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
