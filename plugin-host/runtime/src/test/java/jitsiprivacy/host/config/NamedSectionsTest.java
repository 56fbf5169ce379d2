package jitsiprivacy.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sections whose names the operator chooses, some of which are shipped. */
class NamedSectionsTest {

  private static final Section SECTION = new Section("kept", Kept.class);

  @TempDir Path directory;
  private Machine machine;

  @BeforeEach
  void defaults() {
    machine =
        new Machine(directory)
            .reference(
                """
                privacy.kept.categories {
                  focus-logs { keep = 14d, what = logs }
                  bridge-logs { keep = 7d, what = other logs }
                }
                """);
  }

  private Map<String, Category> categories(String main) throws ConfigException {
    return machine.main(main).load(SECTION).section(Kept.class).categories();
  }

  @Test
  void oneNumberOfAShippedOneIsChanged() throws ConfigException {
    assertThat(categories("privacy.kept.categories.focus-logs.keep = 3d"))
        .containsEntry("focus-logs", new Category("logs", Period.ofDays(3), Optional.empty()))
        .containsEntry(
            "bridge-logs", new Category("other logs", Period.ofDays(7), Optional.empty()))
        .hasSize(2);
  }

  @Test
  void oneIsAddedAndOneSwitchedOffByALaterFile() throws ConfigException {
    machine.file("conf.d/a.conf", "privacy.kept.categories.focus-logs.enabled = false");
    assertThat(categories("privacy.kept.categories.mine { keep = 1y, what = mine }"))
        .containsEntry("focus-logs", new Category("logs", Period.ofDays(14), Optional.of(false)))
        .containsEntry("mine", new Category("mine", Period.ofYears(1), Optional.empty()))
        .hasSize(3);
  }

  @Test
  void oneThatIsMistypedIsNoNewOne() {
    assertThat(machine.main("\nprivacy.kept.categories.focus-log.keep = 3d").refusal(SECTION))
        .isEqualTo(
            "privacy.conf:2: privacy.kept.categories.focus-log: there is none of that name. Did you"
                + " mean \"focus-logs\"? A new one needs: what, keep");
  }

  @Test
  void aNewOneNeedsWhatHasNoDefault() {
    assertThat(machine.main("privacy.kept.categories.mine.keep = 3d").refusal(SECTION))
        .isEqualTo(
            "privacy.conf:1: privacy.kept.categories.mine: needs the option \"what\": a text");
  }

  private record Kept(Map<String, Category> categories) {}

  private record Category(String what, Period keep, Optional<Boolean> enabled) {}
}
