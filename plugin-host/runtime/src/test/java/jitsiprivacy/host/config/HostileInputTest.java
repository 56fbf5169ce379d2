package jitsiprivacy.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made to exhaust the stack, the heap or the patience of the host. */
class HostileInputTest {
  @TempDir Path directory;
  private Machine machine;

  @BeforeEach
  void defaults() {
    machine = new Machine(directory).reference(Gate.REFERENCE);
  }

  private String refusal(String main) {
    machine.main(main);
    // Against a hang, not a measurement.
    return Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> machine.refusal(Gate.SECTION));
  }

  private static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
  }

  @Test
  void bracketsWithoutEnd() {
    assertThat(refusal("privacy\n" + "{ a ".repeat(100_000)))
        .isEqualTo("privacy.conf:2: is nested more than 64 levels deep");
    assertThat(refusal("a = " + "[".repeat(500_000)))
        .isEqualTo("privacy.conf:1: is nested more than 64 levels deep");
  }

  @Test
  void aPathWithoutEnd() {
    assertThat(refusal("a.".repeat(500_000) + "a = 1"))
        .isEqualTo("privacy.conf:1: has a path of more than 64 names here");
    assertThat(refusal("\"a\".".repeat(200_000) + "a = 1"))
        .isEqualTo("privacy.conf:1: has a path of more than 64 names here");
  }

  @Test
  void bracketsInQuotesAndCommentsDoNotCount() {
    String brackets = "[".repeat(1000);
    assertThat(
            refusal(
                "# "
                    + brackets
                    + "\n// "
                    + brackets
                    + "\nx = \"\\\""
                    + brackets
                    + "\"\ny = \"\"\"\n"
                    + brackets
                    + "\n\"\"\""))
        .isEqualTo(
            """
            privacy.conf:3: x: unknown option. Allowed here: privacy
            privacy.conf:6: y: unknown option. Allowed here: privacy""");
  }

  @Test
  void tooManyEntriesAndSubstitutions() {
    assertThat(refusal(lines(20_000, i -> "privacy.k" + i + " = 1")))
        .isEqualTo("privacy.conf:5001: holds one entry too many: at most 5000 are read");
    assertThat(refusal(lines(20_000, i -> "a = ${?X" + i + "}")))
        .isEqualTo("privacy.conf:301: holds one substitution too many: at most 300 are resolved");
  }

  @Test
  void includesInACircle() {
    machine.file("b.conf", "\ninclude \"privacy.conf\"");
    assertThat(refusal("include \"b.conf\""))
        .isEqualTo("b.conf:2: cannot include \"privacy.conf\": that file is including this one");
  }

  @Test
  void includesThatMultiply() {
    for (int i = 0; i < 12; i++) {
      String next = "include \"" + (i + 1) + ".conf\"\n";
      machine.file(i + ".conf", next + next);
    }
    machine.file("12.conf", "");
    assertThat(refusal("include \"0.conf\""))
        .contains("is one file too many: at most 200 are read");
  }

  @Test
  void includesWithoutEnd() {
    for (int i = 0; i < 40; i++) {
      machine.file(i + ".conf", "include \"" + (i + 1) + ".conf\"");
    }
    assertThat(refusal("include \"0.conf\""))
        .isEqualTo("14.conf:1: cannot include \"15.conf\": includes are more than 16 levels deep");
  }

  @Test
  void substitutionsInACircle() {
    assertThat(refusal("privacy.consent-gate {\n api-token = ${privacy.consent-gate.api-token}\n}"))
        .isEqualTo(
            "privacy.conf:2: cannot be resolved: ${privacy.consent-gate.api-token} was part of a"
                + " cycle of substitutions involving ${privacy.consent-gate.api-token},"
                + " ${privacy.consent-gate.api-token}");
    assertThat(refusal("privacy.consent-gate {\n store = {\n url = ${privacy.consent-gate} }\n}"))
        .isEqualTo(
            "privacy.conf:3: privacy.consent-gate.store.url: is a section { … } but must be a text");
  }

  @Test
  void depthThatOnlySubstitutionsReach() {
    String path = "d.".repeat(60);
    assertThat(
            refusal(
                "privacy.consent-gate.x0 = 1\n"
                    + lines(
                        299,
                        i ->
                            "privacy.consent-gate.x%d.%s = ${privacy.consent-gate.x%d}"
                                .formatted(i + 1, path + "d", i))))
        .startsWith("privacy.conf");
  }

  @Test
  void aLongChainOfSubstitutions() {
    assertThat(
            refusal(
                lines(
                        299,
                        i ->
                            "privacy.consent-gate.weights.x%d = ${privacy.consent-gate.weights.x%d}"
                                .formatted(i, i + 1))
                    + "\nprivacy.consent-gate.weights.x299 = end"))
        .contains("is \"end\" but must be a whole number");
  }
}
