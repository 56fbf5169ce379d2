package jitsiprivacy.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

class ConfigPropertiesTest {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "gate", "publish",
          "notice-version", "3",
          "title", "\"a # b\"",
          "grace", "5 s",
          "domains", "[a.org, b.org]",
          "store", "{ pool = 2 }");

  private final Path directory = temporary();
  private final Machine machine = new Machine(directory).reference(Gate.REFERENCE);

  @Property(tries = 300)
  void aMistypedKeyIsFoundAtItsLine(
      @ForAll("lines") List<String> names,
      @ForAll @IntRange(max = 20) int before,
      @ForAll @IntRange(max = 1000) int which,
      @ForAll @IntRange(max = 1000) int where) {
    String right = names.get(which % names.size());
    int at = where % (right.length() - 1);
    String wrong = right.substring(0, at) + "z" + right.substring(at);
    List<String> lines = new ArrayList<>();
    lines.add("privacy { consent-gate {" + "\n#".repeat(before));
    for (String name : names) {
      lines.add((name.equals(right) ? wrong : name) + " = " + OPTIONS.get(name));
    }
    lines.add("} }");
    int line = 1 + before + 1 + names.indexOf(right);
    assertThat(machine.main(String.join("\n", lines)).refusal(Gate.SECTION))
        .startsWith(
            "privacy.conf:%d: privacy.consent-gate.%s: unknown option. Did you mean \"%s\"?"
                .formatted(line, wrong, right))
        .doesNotContain("\n");
  }

  @Provide
  Arbitrary<List<String>> lines() {
    return Arbitraries.of(OPTIONS.keySet().stream().sorted().toList())
        .list()
        .uniqueElements()
        .ofMinSize(1);
  }

  @Property(tries = 500)
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
    Files.createDirectories(machine.main().getParent());
    Files.write(machine.main(), bytes);
    readOrRefuse();
  }

  @Property(tries = 2000)
  void anythingLikeHoconIsReadOrRefused(@ForAll("tokens") List<String> tokens) {
    machine.main(String.join("", tokens));
    readOrRefuse();
  }

  @Provide
  Arbitrary<List<String>> tokens() {
    return Arbitraries.of(
            "privacy",
            "consent-gate",
            "gate",
            "title",
            "store",
            "a",
            "X",
            ".",
            "=",
            "+=",
            ":",
            ",",
            "{",
            "}",
            "[",
            "]",
            "\n",
            " ",
            "\"",
            "\"\"\"",
            "\\",
            "${",
            "${?",
            "#",
            "//",
            "include ",
            "file(",
            "\"privacy.conf\"",
            ")",
            "null",
            "true",
            "1",
            "-",
            "1e9",
            "20s",
            "publish",
            "${privacy}",
            "${?privacy.consent-gate.gate}",
            "privacy.consent-gate.",
            "\u202e",
            "\0",
            "privacy { consent-gate {",
            "}}")
        .list()
        .ofMaxSize(40);
  }

  private void readOrRefuse() {
    try {
      assertThat(machine.load(Gate.SECTION).section(Gate.class)).isNotNull();
    } catch (ConfigException e) {
      assertThat(e.problems()).isNotEmpty().allSatisfy(p -> assertThat(p.line()).isNotNegative());
    }
  }

  @AfterProperty
  void deleteFiles() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("privacy-config");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
