package jitsiprivacy.cli.doctor.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The defaults that Jicofo or the bridge brings along, in a jar of its own. */
public final class JarDefaults {

  private static final String ENTRY = "reference.conf";
  private static final String JARS = "{jicofo,jitsi-videobridge}*.jar";
  private static final int LONGEST = 1 << 20;

  private JarDefaults() {}

  /**
   * @param program its directory, with its jars and {@code lib}
   */
  public static Optional<String> of(Path program) throws IOException {
    for (Path each : jars(program)) {
      Optional<String> defaults = read(each);
      if (defaults.isPresent()) {
        return defaults;
      }
    }
    return Optional.empty();
  }

  private static List<Path> jars(Path program) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (Path directory : List.of(program, program.resolve("lib"))) {
      if (Files.isDirectory(directory)) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, JARS)) {
          found.forEach(jars::add);
        }
      }
    }
    return jars;
  }

  private static Optional<String> read(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry entry = file.getEntry(ENTRY);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = file.getInputStream(entry)) {
        return Optional.of(new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
      }
    }
  }
}
