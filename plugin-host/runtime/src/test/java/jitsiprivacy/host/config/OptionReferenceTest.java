package jitsiprivacy.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionReferenceTest {
  private static final String REFERENCE =
      """
      privacy {
        # Keeps nothing
        # for longer than promised.
        purge {
          # Whether it runs.
          enabled = false

          # Domain of the rooms | none.
          #muc-domain = conference.example.org

          # What is kept.
          categories {}
          # For how long.
          #categories.NAME.keep = 30d
          # Why.
          #categories.NAME.reason = law
          store {
            # Where it is.
            url = "a b"
          }
        }
      }
      """;

  @TempDir Path directory;
  private Machine machine;

  @BeforeEach
  void machine() {
    machine = new Machine(directory);
  }

  private String page(String reference) {
    List<Section> sections = List.of(new Section("purge", Purge.class));
    return OptionReference.markdown(sections, machine.reference(reference).classes());
  }

  @Test
  void everyOptionHasARow() {
    assertThat(page(REFERENCE))
        .isEqualTo(
            """
            # Options

            <!-- Generated from the records and their reference.conf: do not edit. -->

            ## privacy.purge

            Keeps nothing for longer than promised.

            | option | type and allowed values | default | meaning |
            |---|---|---|---|
            | `enabled` | true or false | `false` | Whether it runs. |
            | `muc-domain` | a text | none | Domain of the rooms \\| none. |
            | `categories` | a section of names, each with a section { … } | `{}` | What is kept. |
            | `categories.NAME.keep` | a period in days, weeks, months or years, such as 30d, 6mo or 1y | required | For how long. |
            | `categories.NAME.reason` | a text | none | Why. |
            | `store.url` | a text | `"a b"` | Where it is. |
            """);
  }

  @Test
  void ofManyShippedEntriesOnlyTheNamesAreShown() {
    String reason = "r".repeat(150);
    String page =
        page(
            REFERENCE.replace(
                "categories {}",
                "categories { b-c { keep = 1d, reason = %1$s }, a { keep = 2d, reason = %1$s } }"
                    .formatted(reason)));
    assertThat(page)
        .contains("| `categories` | a section of names, each with a section { … } | `a`, `b-c` |")
        .contains("| `categories.NAME.keep` | a period")
        .doesNotContain(reason);
  }

  @Test
  void anOptionWithoutDefaultIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> page(REFERENCE.replace("enabled = false", "#enabled = false")))
        .withMessage("privacy.purge.enabled has no default in reference.conf");
  }

  @Test
  void anOptionWithoutCommentIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> page(REFERENCE.replace("# Whether it runs.", "")))
        .withMessage("privacy.purge.enabled has no comment in reference.conf");
    assertThatIllegalStateException()
        .isThrownBy(() -> page(REFERENCE.replace("#muc-domain", "# muc-domain")))
        .withMessage("privacy.purge.muc-domain has no comment in reference.conf");
  }

  @Test
  void aKeyWithoutRecordIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> page(REFERENCE.replace("store {", "store { # x\n uri = 1")))
        .withMessage("reference.conf has privacy.purge.store.uri, which no record has");
    assertThatIllegalStateException()
        .isThrownBy(() -> page(REFERENCE + "privacy.other.enabled = true"))
        .withMessage("reference.conf has privacy.other, which no record has");
    assertThatIllegalStateException()
        .isThrownBy(() -> page(REFERENCE.replace("NAME.keep", "NAME.kept")))
        .withMessage("reference.conf has privacy.purge.categories.NAME.kept, which no record has");
  }

  @Test
  void theHostsOwnOptionsAreDocumented() {
    String page =
        OptionReference.markdown(
            List.of(new Section("", HostOptions.class)), HostOptions.class.getClassLoader());
    assertThat(page)
        .contains("## privacy\n")
        .contains("| `on-fault` | one of: deny, allow | `deny` | What happens to a decision")
        .contains("| `state-dir` | an absolute path | `/var/lib/jitsi-privacy` | Directory for")
        .contains("| `run-dir` | an absolute path | `/run/jitsi-privacy` | Directory for");
  }

  private record Purge(
      boolean enabled, Optional<String> mucDomain, Map<String, Category> categories, Store store) {}

  private record Store(String url) {}

  private record Category(Period keep, Optional<String> reason) {}
}
