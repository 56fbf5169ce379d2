package jitsiprivacy.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.start.InstalledGuards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration of docs/consent.md, with all guards there are. */
class PageOfConsentTest {

  private static final Path PAGE = Path.of("../../docs/consent.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(privacy .*?)^```$");

  @TempDir Path directory;

  @Test
  void anOperatorMayHaveItAsItIs() throws Exception {
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    assertThat(block.find()).isTrue();
    Files.writeString(directory.resolve("version"), "1");
    Files.writeString(directory.resolve("de.txt"), "Datenschutz");
    Path file = directory.resolve("privacy.conf");
    Files.writeString(
        file, block.group(1).replace("/etc/jitsi/privacy/notice", directory.toString()));
    ClassLoader loader = getClass().getClassLoader();
    PrivacyConfig config =
        PrivacyConfig.load(file, InstalledGuards.sections(InstalledGuards.find(loader)), loader);
    assertThat(config.files()).containsExactly(file);
  }
}
