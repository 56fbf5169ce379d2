package jitsiprivacy.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.host.config.PrivacyConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command alone reads does not keep Jicofo or the bridge from starting. */
class SectionsOfTheCommandTest {

  private static final Path SHARE =
      Path.of("../../deb-packaging/target/install/usr/share/jitsi-privacy");

  @TempDir Path directory;

  @Test
  void areKnownToWhatIsInstalled() throws Exception {
    Path preset = SHARE.resolve("presets/strict.conf").toAbsolutePath().normalize();
    Path file =
        Files.writeString(
            directory.resolve("privacy.conf"),
            "include \"" + preset + "\"\nprivacy.recordings.directory = /srv/recordings\n");
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> all = Files.list(SHARE.resolve("lib"))) {
      for (Path jar : all.toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    try (URLClassLoader installed = new URLClassLoader(jars.toArray(URL[]::new), null)) {
      assertThat(PrivacyConfig.load(file, List.of(), installed).files()).hasSize(2);
    }
  }
}
