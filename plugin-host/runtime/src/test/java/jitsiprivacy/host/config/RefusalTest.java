package jitsiprivacy.host.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator reads, word by word. */
class RefusalTest {
  @TempDir Path directory;
  private Machine machine;

  @BeforeEach
  void defaults() {
    machine = new Machine(directory).reference(Gate.REFERENCE);
  }

  private String refusal(String main) {
    return machine.main(main).refusal(Gate.SECTION);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enabled = yes | is \"yes\" but must be true or false",
        "enabled = 1 | is 1 but must be true or false",
        "enabled = {} | is a section { … } but must be true or false",
        "gate = admision | is \"admision\" but must be one of: none, publish, admission-only",
        "gate = NONE | is \"NONE\" but must be one of: none, publish, admission-only",
        "gate = [none] | is a list [ … ] but must be one of: none, publish, admission-only",
        "notice-version = 1.5 | is 1.5 but must be a whole number",
        "notice-version = 4294967297 | is 4294967297 but must be a whole number",
        "budget = 99999999999999999999 | is \"99999999999999999999\" but must be a whole number",
        "title = [] | is a list [ … ] but must be a text",
        "grace = 20 | is 20 but must be a duration, such as 20s",
        "grace = -5s | is \"-5s\" but must be a duration, such as 20s",
        "grace = 2 weeks | is \"2 weeks\" but must be a duration, such as 20s",
        "grace = 999999d | is \"999999d\" but must be a duration, such as 20s",
        "keep = 30m | is \"30m\" but must be a period in days, weeks, months or years, such as 30d,"
            + " 6mo or 1y",
        "keep = P-1D | is \"P-1D\" but must be a period in days, weeks, months or years, such as"
            + " 30d, 6mo or 1y",
        "ledger = lib/ledger | is \"lib/ledger\" but must be an absolute path",
        "domains = a | is \"a\" but must be a list, each a text",
        "weights = 1 | is 1 but must be a section of names, each with a whole number",
        "store = x | is \"x\" but must be a section { … }",
        "title = null | is null but must be a text; without the line, the default" + " holds",
        "title = ${nowhere} | cannot be resolved: ${nowhere} has no value or refers to itself",
        "title = a${?b}${nowhere}b | cannot be resolved: ${nowhere} has no value or refers to itself",
      })
  void aBadValue(String line, String message) {
    String option = line.substring(0, line.indexOf(' '));
    assertThat(refusal("privacy {\n  consent-gate {\n    " + line + "\n  }\n}\n"))
        .isEqualTo("privacy.conf:3: privacy.consent-gate." + option + ": " + message);
  }

  @Test
  void aBadValueInsideOfAListHasItsOwnLine() {
    String text =
        """
        privacy.consent-gate {
          domains = [
            a.org
            [ B ]
          ]
          modes = [none, none, never]
          weights { "a b" = x }
          store.pool = x
        }
        """;
    assertThat(refusal(text))
        .isEqualTo(
            """
            privacy.conf:4: privacy.consent-gate.domains[1]: is a list [ … ] but must be a text
            privacy.conf:6: privacy.consent-gate.modes[1]: stands in this list twice
            privacy.conf:6: privacy.consent-gate.modes[2]: is "never" but must be one of: none, \
            publish, admission-only
            privacy.conf:7: privacy.consent-gate.weights."a b": is "x" but must be a whole number
            privacy.conf:8: privacy.consent-gate.store.pool: is "x" but must be a whole number""");
  }

  @Test
  void anUnknownOptionInEveryPlace() {
    machine.file("conf.d/a.conf", "privacy {\n  consent-gte.enabled = true\n}");
    String text =
        """
        privcy.x = 1
        privacy {
          consent-gate {
            gtae = publish
            store.ulr = x
            completely-different = 1
          }
        }
        """;
    String options =
        "Allowed here: enabled, gate, notice-version, budget, title, grace, keep, ledger,"
            + " domains, modes, weights, store, api-token";
    assertThat(refusal(text))
        .isEqualTo(
            String.join(
                "\n",
                "privacy.conf:1: privcy: unknown option. Did you mean \"privacy\"? Allowed here:"
                    + " privacy",
                "privacy.conf:4: privacy.consent-gate.gtae: unknown option. Did you mean \"gate\"? "
                    + options,
                "privacy.conf:5: privacy.consent-gate.store.ulr: unknown option. Did you mean"
                    + " \"url\"? Allowed here: url, pool",
                "privacy.conf:6: privacy.consent-gate.completely-different: unknown option. "
                    + options,
                "conf.d/a.conf:2: privacy.consent-gte: unknown option. Did you mean"
                    + " \"consent-gate\"? Allowed here: consent-gate"));
  }

  @Test
  void whatTheRecordRefusesStandsAtItsSection() {
    assertThat(refusal("\nprivacy {\n  consent-gate {\n    enabled = true\n  }\n}"))
        .isEqualTo(
            "privacy.conf:3: privacy.consent-gate: an enabled gate needs a mode other than none");
  }

  @Test
  void theFileThatWinsIsToBlame() {
    machine.file("conf.d/a.conf", "\n\nprivacy.consent-gate.gate = b");
    assertThat(refusal("privacy.consent-gate.gate = a"))
        .isEqualTo(
            "conf.d/a.conf:3: privacy.consent-gate.gate: is \"b\" but must be one of: none,"
                + " publish, admission-only");
  }

  @Test
  void aValueThatWasSubstitutedIsFoundWhereItIsUsed() {
    assertThat(
            refusal(
                "privacy.consent-gate {\n title = x\n ledger = ${privacy.consent-gate.title}\n}"))
        .isEqualTo(
            "privacy.conf:3: privacy.consent-gate.ledger: is \"x\" but must be an absolute path");
  }

  @Test
  void aSecretIsNeverShown() {
    String text =
        """
        privacy.consent-gate {
          api-token = [hunter2]
          weights.master-key = hunter2
          gate = ${privacy.consent-gate.store.password}
          store.password = hunter2
        }
        """;
    assertThat(refusal(text))
        .doesNotContain("hunter2")
        .contains(
            "privacy.conf:2: privacy.consent-gate.api-token: has a value (not shown) that is not"
                + " allowed but must be a text")
        .contains("privacy.conf:4: privacy.consent-gate.gate: has a value (not shown)");
    assertThat(refusal("privacy.consent-gate {\n api-token = \"a\" : hunter2\n}"))
        .isEqualTo("privacy.conf:2: is not valid HOCON (not shown: this may be a secret)");
  }

  @Test
  void aLongOrStrangeValueIsShownHarmlessly() {
    assertThat(
            refusal("privacy.consent-gate.gate = \"\\u001b[2J\\u202e\\\"" + "x".repeat(99) + "\""))
        .startsWith(
            "privacy.conf:1: privacy.consent-gate.gate: is \"\\u001b[2J\\u202e\\\""
                + "x".repeat(54)
                + "…\" but must be one of");
  }

  @Test
  void anOptionWithoutDefaultMustBeWritten() {
    machine.reference("privacy.small {}").main("privacy {\n\n  small {}\n}");
    assertThat(machine.refusal(new Section("small", Gate.Store.class)))
        .isEqualTo(
            """
            privacy.conf:3: privacy.small: needs the option "url": a text
            privacy.conf:3: privacy.small: needs the option "pool": a whole number""");
  }

  @Test
  void aSectionThatIsNone() {
    assertThat(refusal("privacy = on"))
        .isEqualTo("privacy.conf:1: privacy: is \"on\" but must be a section { … }");
    assertThat(refusal("privacy.consent-gate = true"))
        .isEqualTo("privacy.conf:1: privacy.consent-gate: is true but must be a section { … }");
  }

  @Test
  void aMissingFile() {
    assertThat(machine.refusal())
        .isEqualTo(
            "privacy.conf: there is no such file. To get the shipped one back: apt install"
                + " --reinstall -o Dpkg::Options::=--force-confmiss jitsi-privacy. To start from"
                + " nothing: a file that holds \"privacy {}\" is enough");
  }

  @Test
  void everyBrokenFileIsNamed() throws IOException {
    Files.createDirectories(machine.path("conf.d/a.conf"));
    Files.createSymbolicLink(machine.path("conf.d/b.conf"), Path.of("nowhere"));
    Files.write(machine.path("conf.d/c.conf"), new byte[] {'#', '\n', '#', (byte) 0xe4, '\n'});
    machine
        .file("conf.d/d.conf", "#".repeat(FileText.LARGEST + 1))
        .file("conf.d/e.conf", "privacy {\n  a = 1 : 2\n}")
        .file("conf.d/f.conf", "privacy {\n");
    assertThat(refusal("privacy {}"))
        .isEqualTo(
            """
            conf.d/a.conf: is a directory, but must be a file
            conf.d/b.conf: does not exist, or is a link to nothing
            conf.d/c.conf:2: is not valid UTF-8: there is a byte 0xe4
            conf.d/d.conf: is larger than 1 MiB, more than any configuration needs
            conf.d/e.conf:2: is not valid HOCON: Expecting close brace } or a comma, got ':'
            conf.d/f.conf:2: is not valid HOCON: expecting an option or a close brace here, not: end of file""");
  }

  @Test
  void aDirectoryThatIsNone() {
    machine.file("conf.d", "");
    assertThat(refusal("")).isEqualTo("conf.d: is not a directory, but must be one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "include \"b.conf\" | cannot include \"b.conf\": it does not exist, or is a link to nothing",
        "include required(file(\"b.conf\")) | cannot include \"b.conf\": it does not exist, or is a link to nothing",
        "include \"privacy.conf\" | cannot include \"privacy.conf\": that file is including this one",
        "include url(\"http://example.org/a\") | cannot include \"http://example.org/a\": only files"
            + " can be included",
        "include classpath(\"a\") | cannot include \"a\": only files can be included",
      })
  void anIncludeThatFails(String line, String message) {
    assertThat(refusal("\nprivacy {\n  " + line + "\n}")).isEqualTo("privacy.conf:3: " + message);
  }

  @Test
  void aProblemInAnIncludedFileIsFoundThere() {
    machine.file("b.conf", "\n\ngate = x");
    assertThat(refusal("privacy.consent-gate {\n  include \"b.conf\"\n}"))
        .isEqualTo(
            "b.conf:3: privacy.consent-gate.gate: is \"x\" but must be one of: none, publish,"
                + " admission-only");
    machine.file("b.conf", "\n}");
    assertThat(refusal("privacy.consent-gate {\n  include \"b.conf\"\n}"))
        .isEqualTo("b.conf:2: is not valid HOCON: unbalanced close brace '}' with no open brace");
  }

  @Test
  void theExceptionCarriesTheProblems() {
    machine.main("privacy.consent-gate.gate = x");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> machine.load(Gate.SECTION))
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        new Problem(
                            machine.main().toString(),
                            1,
                            "privacy.consent-gate.gate",
                            "is \"x\" but must be one of: none, publish, admission-only")))
        .satisfies(e -> assertThat(e).hasToString(e.getMessage()));
  }
}
