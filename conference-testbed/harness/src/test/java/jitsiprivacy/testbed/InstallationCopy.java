package jitsiprivacy.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.host.reference.Reference;
import jitsiprivacy.host.reference.ReferenceFile;

/** What the build installed, once more, to be changed. */
record InstallationCopy(Path directory) {

  static InstallationCopy in(Path directory) throws IOException {
    Path original = Installed.AGENT.getParent();
    try (Stream<Path> files = Files.walk(original)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, directory.resolve(original.relativize(file).toString()));
      }
    }
    return new InstallationCopy(directory);
  }

  Path agent() {
    return directory.resolve("agent.jar");
  }

  Path lib() {
    return directory.resolve("lib");
  }

  /** Lets a guard refer to one more member of the host. */
  InstallationCopy referring(String guard, Reference reference) throws IOException {
    String module = guard.equals("log-anonymizer") ? "host-plugins" : "jicofo-plugins";
    try (FileSystem jar = FileSystems.newFileSystem(jarOf(module))) {
      Path list = jar.getPath(ReferenceFile.resource(guard));
      Set<Reference> references = new HashSet<>();
      try (InputStream in = Files.newInputStream(list)) {
        references.addAll(ReferenceFile.read(in));
      }
      references.add(reference);
      try (OutputStream out = Files.newOutputStream(list)) {
        ReferenceFile.write(references, out);
      }
    }
    return this;
  }

  /** Writes and reads grants of the version after ours. */
  InstallationCopy granting() throws IOException {
    try (FileSystem jar = FileSystems.newFileSystem(jarOf("recording-guard"))) {
      Path format = jar.getPath("jitsiprivacy/recording/grant/GrantFormat.class");
      // Byte for byte, for the text stands among others that are not to change their places.
      String before = Files.readString(format, StandardCharsets.ISO_8859_1);
      String after = before.replace("bridge-grant 1", "bridge-grant 2");
      if (after.equals(before)) {
        throw new IllegalStateException("the version of grants stands elsewhere now");
      }
      Files.writeString(format, after, StandardCharsets.ISO_8859_1);
    }
    return this;
  }

  private Path jarOf(String module) throws IOException {
    try (Stream<Path> jars = Files.list(lib())) {
      return jars.filter(jar -> jar.getFileName().toString().startsWith(module))
          .findFirst()
          .orElseThrow();
    }
  }
}
