package jitsiprivacy.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.spi.OnFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivacyConfigTest {
  @TempDir Path directory;
  private Machine machine;

  @BeforeEach
  void defaults() {
    machine = new Machine(directory).reference(Gate.REFERENCE);
  }

  private Gate gate(String main) throws ConfigException {
    return machine.main(main).load(Gate.SECTION).section(Gate.class);
  }

  @Test
  void defaultsHoldWhereNothingIsWritten() throws ConfigException {
    assertThat(gate(""))
        .isEqualTo(
            new Gate(
                false,
                Gate.Mode.NONE,
                1,
                5_000_000_000L,
                "Welcome",
                Duration.ofSeconds(20),
                Period.ofDays(30),
                Path.of("/var/lib/ledger"),
                List.of("example.org"),
                Set.of(Gate.Mode.PUBLISH),
                Map.of("a", 1),
                new Gate.Store("jdbc:sqlite", 3),
                Optional.empty()));
  }

  /** What else stands in the section is checked by the program that it is for. */
  @Test
  void aPartOfASectionIsReadByItself() throws ConfigException {
    Section part = new Section("consent-gate.store", Gate.Store.class);
    assertThat(
            machine
                .main("privacy.consent-gate { store.pool = 7, of-another-version = 1 }")
                .load(part)
                .section(Gate.Store.class))
        .isEqualTo(new Gate.Store("jdbc:sqlite", 7));
    assertThatThrownBy(() -> machine.main("privacy.consent-gate.store.pol = 7").load(part))
        .isInstanceOf(ConfigException.class);
    assertThatThrownBy(() -> machine.main("privacy.consent-gate = 7").load(part))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void theyAreThereWithoutAnyFile() throws ConfigException {
    PrivacyConfig config = PrivacyConfig.ofDefaults(List.of(Gate.SECTION), machine.classes());
    assertThat(config.section(Gate.class)).isEqualTo(gate(""));
    assertThat(config.files()).isEmpty();
  }

  @Test
  void everyTypeIsRead() throws ConfigException {
    String text =
        """
        privacy.consent-gate {
          enabled = true
          gate = admission-only
          notice-version = 9
          budget = -7
          title = 1.10
          grace = PT1M
          keep = P1Y2M
          ledger = /x
          domains = [a.b, "c"]
          modes = [none, admission-only]
          weights { b = 2 }
          store.pool = 4
          api-token = t
        }
        """;
    assertThat(gate(text))
        .isEqualTo(
            new Gate(
                true,
                Gate.Mode.ADMISSION_ONLY,
                9,
                -7,
                "1.10",
                Duration.ofMinutes(1),
                Period.of(1, 2, 0),
                Path.of("/x"),
                List.of("a.b", "c"),
                Set.of(Gate.Mode.NONE, Gate.Mode.ADMISSION_ONLY),
                Map.of("a", 1, "b", 2),
                new Gate.Store("jdbc:sqlite", 4),
                Optional.of("t")));
  }

  @ParameterizedTest
  @CsvSource({
    "1000 ms, PT1S",
    "1.5s, PT1.5S",
    "90 minutes, PT1H30M",
    "2h, PT2H",
    "1 day, PT24H",
    "PT5S, PT5S"
  })
  void durations(String written, Duration read) throws ConfigException {
    assertThat(gate("privacy.consent-gate.grace = " + written).grace()).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource({"7 days, P7D", "2w, P14D", "6mo, P6M", "1 year, P1Y", "P1D, P1D"})
  void periods(String written, Period read) throws ConfigException {
    assertThat(gate("privacy.consent-gate.keep = " + written).keep()).isEqualTo(read);
  }

  @Test
  void theLastFileInLexicalOrderWins() throws ConfigException {
    machine
        .file("conf.d/20-b.conf", "privacy.consent-gate.title = b")
        .file("conf.d/10-a.conf", "privacy.consent-gate { title = a, notice-version = 2 }")
        .file("conf.d/30.conf.dpkg-old", "privacy.consent-gate.title = old")
        .file("conf.d/.40.conf", "privacy.consent-gate.title = hidden")
        .main("privacy.consent-gate { title = main, notice-version = 1, budget = 1 }");
    PrivacyConfig config = machine.load(Gate.SECTION);
    assertThat(config.section(Gate.class).title()).isEqualTo("b");
    assertThat(config.section(Gate.class).noticeVersion()).isEqualTo(2);
    assertThat(config.section(Gate.class).budget()).isEqualTo(1);
    assertThat(config.files())
        .containsExactly(
            machine.main(), machine.path("conf.d/10-a.conf"), machine.path("conf.d/20-b.conf"));
  }

  @Test
  void aFileIsIncludedRelativeToTheOneThatAsks() throws ConfigException {
    machine
        .file("sites/one.conf", "include \"deeper/two.conf\"")
        .file("sites/deeper/two.conf", "title = two")
        .main("privacy.consent-gate {\n  include file(\"sites/one.conf\")\n}");
    PrivacyConfig config = machine.load(Gate.SECTION);
    assertThat(config.section(Gate.class).title()).isEqualTo("two");
    assertThat(config.files())
        .containsExactly(
            machine.main(), machine.path("sites/one.conf"), machine.path("sites/deeper/two.conf"));
  }

  @Test
  void theEnvironmentIsSubstitutedAndMayBeEmpty() throws ConfigException {
    String text =
        """
        privacy.consent-gate {
          title = ${PATH}
          api-token = ${?JITSI_PRIVACY_NOBODY_SETS_THIS}
          ledger = ${privacy.consent-gate.store.url}
          store.url = /a
        }
        """;
    Gate gate = gate(text);
    assertThat(gate.title()).isEqualTo(System.getenv("PATH"));
    assertThat(gate.apiToken()).isEmpty();
    assertThat(gate.ledger()).isEqualTo(Path.of("/a"));
  }

  @Test
  void listsGrow() throws ConfigException {
    machine.file("conf.d/a.conf", "privacy.consent-gate.domains += a.org");
    assertThat(gate("privacy.consent-gate.domains += b.org").domains())
        .containsExactly("example.org", "b.org", "a.org");
  }

  @Test
  void editorsOfOtherSystemsMayHaveWrittenIt() throws ConfigException {
    assertThat(gate("\ufeffprivacy.consent-gate {\r\n  gate = publish\r\n  title = x\r\n}\r\n"))
        .extracting(Gate::gate, Gate::title)
        .containsExactly(Gate.Mode.PUBLISH, "x");
  }

  @Test
  void whatIsWrittenTwiceIsTheLast() throws ConfigException {
    assertThat(
            gate("privacy.consent-gate.title = a\nprivacy { consent-gate { title = b } }").title())
        .isEqualTo("b");
  }

  @Test
  void theDefaultsOfAGuardDoNotChangeThoseOfAnother() throws Exception {
    machine.main("").reference("privacy { on-fault = allow, consent-gate.enabled = true }");
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("reference.conf"), "privacy.on-fault = deny");
    try (URLClassLoader defaults =
        new URLClassLoader(new URL[] {other.toUri().toURL()}, machine.classes())) {
      assertThatIllegalStateException()
          .isThrownBy(() -> PrivacyConfig.load(machine.main(), List.of(), defaults))
          .withMessageEndingWith(
              "reference.conf has defaults for privacy.on-fault, as another one has");
    }
  }

  @Test
  void systemPropertiesOverrideNothing() throws ConfigException {
    System.setProperty("privacy.consent-gate.title", "property");
    try {
      assertThat(gate("privacy.consent-gate.api-token = ${?privacy.consent-gate.title}").apiToken())
          .contains("Welcome");
    } finally {
      System.clearProperty("privacy.consent-gate.title");
    }
  }

  @Test
  void aSectionOfAnotherProcessIsLeftToIt() throws ConfigException {
    machine.reference(Gate.REFERENCE + "privacy.bridge-guard.enabled = false");
    assertThat(gate("privacy.bridge-guard.enabled = maybe")).isNotNull();
  }

  @Test
  void theDigestOfASectionChangesWithWhatHoldsThereAndOnlyThen() throws ConfigException {
    String gate = Gate.SECTION.path();
    PrivacyConfig defaults = machine.main("").load(Gate.SECTION);
    PrivacyConfig other = machine.main("privacy.consent-gate.title = Hello").load(Gate.SECTION);
    PrivacyConfig same = machine.main("privacy.consent-gate.title = Welcome").load(Gate.SECTION);
    assertThat(defaults.digest(gate)).matches("[0-9a-f]{64}").isEqualTo(same.digest(gate));
    assertThat(other.digest(gate)).isNotEqualTo(defaults.digest(gate));
    assertThat(other.digest("")).isEqualTo(defaults.digest("")).isNotEqualTo(other.digest(gate));
  }

  @Test
  void theHostsOwnOptionsHaveDefaults() throws ConfigException {
    machine.main("privacy.on-fault = allow");
    PrivacyConfig config =
        PrivacyConfig.load(
            machine.main(),
            List.of(new Section("", HostOptions.class)),
            HostOptions.class.getClassLoader());
    assertThat(config.section(HostOptions.class))
        .isEqualTo(
            new HostOptions(
                OnFault.ALLOW, Path.of("/var/lib/jitsi-privacy"), Path.of("/run/jitsi-privacy")));
  }

  @Test
  void aSectionThatWasNotAskedForIsAMistakeOfOurs() throws ConfigException {
    PrivacyConfig config = machine.main("").load(Gate.SECTION);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> config.section(HostOptions.class))
        .withMessage("no section is read into jitsiprivacy.host.config.HostOptions");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> machine.load(Gate.SECTION, new Section("other", Gate.class)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Section("a..b", Gate.class));
  }

  @Test
  void aSectionMayNotBeCalledLikeAnOptionOfTheHosts() {
    machine.main("");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                machine.load(
                    new Section("", HostOptions.class), new Section("run-dir", Gate.class)))
        .withMessage("a section is called like an option: run-dir");
  }

  @Test
  void aTypeThatCannotBeConfiguredIsAMistakeOfOurs() {
    machine.main("");
    assertThatIllegalStateException()
        .isThrownBy(() -> machine.load(new Section("odd", Odd.class)))
        .withMessage(Odd.class.getName() + ".place cannot be configured: java.net.URI");
    assertThatIllegalStateException()
        .isThrownBy(() -> machine.load(new Section("odd", OddList.class)))
        .withMessage(
            OddList.class.getName() + ".places cannot be configured: java.util.List<java.net.URI>");
  }

  private record Odd(URI place) {}

  private record OddList(List<URI> places) {}
}
