package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The consent dialog is installed as it was written, and nothing beside it. */
class InstalledDialogTest {

  private static final Path SOURCE = Path.of("../../consent-gate/web/src/main/resources");
  private static final Path WEB = Installed.AGENT.resolveSibling("web");

  @Test
  void everyFileIsThere() throws IOException {
    List<String> files = filesBelow(SOURCE);
    assertThat(files).contains("consent.js", "consent.css", "lang/en.json");
    assertThat(filesBelow(WEB)).isEqualTo(files);
    for (String file : files) {
      assertThat(WEB.resolve(file)).hasSameBinaryContentAs(SOURCE.resolve(file));
    }
  }

  private static List<String> filesBelow(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
