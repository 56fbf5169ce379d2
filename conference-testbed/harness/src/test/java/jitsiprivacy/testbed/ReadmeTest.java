package jitsiprivacy.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of README.md are those that verify.sh runs. */
class ReadmeTest {

  private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
  private static final Pattern SHELL_BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```$");

  @Test
  void itsCommandsAreThoseThatAreTested() throws Exception {
    assertThat(blocks()).hasSize(4);
    // verify.sh is what runs this, goes on with demo.sh, and installs the packages in a root of
    // their own.
    assertThat(blocks().get(0)).isEqualTo("./demo.sh\n");
    assertThat(blocks().get(1)).isEqualTo("./verify.sh\n");
    assertThat(blocks().get(2))
        .isEqualTo(
            """
            mvn package
            deb-packaging/packages.sh
            apt install ./deb-packaging/target/packages/*.deb
            """);
    // As on the pages, whose commands are run where the packages are installed.
    assertThat(blocks().get(3)).isEqualTo("jitsi-privacy doctor\n");
    assertThat(Files.readString(REPOSITORY.resolve("verify.sh")))
        .contains("\n./demo.sh\n", "  deb-packaging/packages.sh\n", "    deb-packaging/test.sh");
  }

  private static List<String> blocks() throws Exception {
    return SHELL_BLOCK
        .matcher(Files.readString(REPOSITORY.resolve("README.md")))
        .results()
        .map((MatchResult block) -> block.group(1))
        .toList();
  }
}
