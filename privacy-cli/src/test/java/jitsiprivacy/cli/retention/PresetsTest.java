package jitsiprivacy.cli.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jitsiprivacy.host.config.PrivacyConfig;
import jitsiprivacy.host.config.Section;
import jitsiprivacy.retention.options.RetentionOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that an operator includes. */
class PresetsTest {

  static final Path PRESETS =
      Path.of("../retention-purge/src/main/presets").toAbsolutePath().normalize();

  @TempDir Path directory;

  private RetentionOptions with(String text) throws Exception {
    Path file = Files.writeString(directory.resolve("privacy.conf"), text);
    return PrivacyConfig.load(
            file,
            List.of(new Section("retention", RetentionOptions.class)),
            getClass().getClassLoader())
        .section(RetentionOptions.class);
  }

  private RetentionOptions preset(String name) throws Exception {
    return with("include \"" + PRESETS.resolve(name + ".conf") + "\"\n");
  }

  /** In a common year. */
  private static Map<String, Long> days(RetentionOptions options) {
    Map<String, Long> days = new TreeMap<>();
    options
        .categories()
        .keySet()
        .forEach(name -> days.put(name, days(options.category(name, Optional.empty()).keep())));
    days.put("consent-ledger", days(options.stores().consentLedger().keep()));
    days.put("audit-payloads", days(options.stores().auditPayloads().keep()));
    return days;
  }

  private static long days(Period period) {
    LocalDate start = LocalDate.of(2026, 1, 1);
    return ChronoUnit.DAYS.between(start, start.plus(period));
  }

  @Test
  void balancedIsWhatIsShipped() throws Exception {
    assertThat(preset("balanced")).isEqualTo(with(""));
  }

  @Test
  void strictIsNowhereLonger() throws Exception {
    Map<String, Long> balanced = days(preset("balanced"));
    Map<String, Long> strict = days(preset("strict"));
    assertThat(strict.keySet()).isEqualTo(balanced.keySet());
    strict.forEach(
        (name, keep) -> assertThat(keep).as(name).isLessThanOrEqualTo(balanced.get(name)));
    assertThat(strict).isNotEqualTo(balanced);
  }

  /** What one forgets would change with the defaults. */
  @ParameterizedTest
  @ValueSource(strings = {"strict", "balanced", "healthcare", "education"})
  void eachSaysHowLongForEverything(String name) throws Exception {
    String text = Files.readString(PRESETS.resolve(name + ".conf"));
    days(preset(name))
        .keySet()
        .forEach(
            category -> assertThat(text).containsPattern("\\b" + category + "(\\.| \\{ )keep = P"));
    assertThat(text).contains("include \"/usr/share/jitsi-privacy/presets/" + name + ".conf\"");
  }

  @Test
  void patientsAndPupilsAreNotKeptInLogsForLonger() throws Exception {
    Map<String, Long> balanced = days(preset("balanced"));
    for (String name : List.of("healthcare", "education")) {
      days(preset(name))
          .forEach(
              (category, keep) -> {
                if (category.endsWith("-logs")) {
                  assertThat(keep).as(category).isLessThanOrEqualTo(balanced.get(category));
                }
              });
    }
  }

  @Test
  void whatIsWrittenAfterItHolds() throws Exception {
    RetentionOptions options =
        with(
            "include \""
                + PRESETS.resolve("strict.conf")
                + "\"\nprivacy.retention.categories.recordings.keep = P60D\n");
    assertThat(options.category("recordings", Optional.empty()).keep())
        .isEqualTo(Period.ofDays(60));
    assertThat(options.category("jvb-logs", Optional.empty()).keep()).isEqualTo(Period.ofDays(3));
  }
}
