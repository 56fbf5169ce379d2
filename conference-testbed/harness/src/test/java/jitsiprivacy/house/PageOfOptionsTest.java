package jitsiprivacy.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jitsiprivacy.host.config.OptionReference;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.host.start.InstalledGuards;
import jitsiprivacy.recording.seal.RecordingsOptions;
import jitsiprivacy.retention.options.RetentionOptions;
import org.junit.jupiter.api.Test;

/** docs/options.md is what the code says. */
class PageOfOptionsTest {

  private static final Path PAGE = Path.of("../../docs/options.md");

  @Test
  void thePageIsUpToDate() throws Exception {
    ClassLoader loader = getClass().getClassLoader();
    List<Section> sections =
        new ArrayList<>(InstalledGuards.sections(InstalledGuards.find(loader)));
    // No guard's: the command alone reads them.
    sections.add(new Section("recordings", RecordingsOptions.class));
    sections.add(new Section("retention", RetentionOptions.class));
    String page = OptionReference.markdown(sections, loader);
    if (Boolean.getBoolean("jitsiprivacy.write-docs")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("write it with: mvn verify -Djitsiprivacy.write-docs=true")
        .content()
        .isEqualTo(page);
  }
}
