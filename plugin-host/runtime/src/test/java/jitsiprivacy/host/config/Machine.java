package jitsiprivacy.host.config;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A directory with an operator's files, and guards that bring defaults. */
final class Machine {
  private final Path directory;

  Machine(Path directory) {
    this.directory = directory;
  }

  Path main() {
    return path("privacy.conf");
  }

  Path path(String name) {
    return directory.resolve("etc").resolve(name);
  }

  Machine main(String text) {
    return file("privacy.conf", text);
  }

  Machine file(String name, String text) {
    return write(path(name), text);
  }

  Machine reference(String text) {
    return write(directory.resolve("classes/reference.conf"), text);
  }

  private Machine write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  ClassLoader classes() {
    try {
      URL classes = directory.resolve("classes").toUri().toURL();
      // A directory that does not exist yet has no slash at the end, and would be taken for a jar.
      URL slashed = classes.toString().endsWith("/") ? classes : new URL(classes + "/");
      return new URLClassLoader(new URL[] {slashed}, null);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  PrivacyConfig load(Section... sections) throws ConfigException {
    return PrivacyConfig.load(main(), List.of(sections), classes());
  }

  /** The block the operator reads, without the directory in front of each file. */
  String refusal(Section... sections) {
    var refusal = new ConfigException[1];
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> load(sections))
        .satisfies(e -> refusal[0] = e);
    return refusal[0].toString().replace(directory.resolve("etc") + "/", "");
  }
}
