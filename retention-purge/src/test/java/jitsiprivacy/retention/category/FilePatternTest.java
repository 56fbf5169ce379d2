package jitsiprivacy.retention.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilePatternTest {

  private static boolean isMatch(String pattern, String below) {
    return FilePattern.of(pattern).matches(List.of(below.split("/")));
  }

  @ParameterizedTest
  @CsvSource({
    "/var/log/jitsi/jicofo.log*, /var/log/jitsi",
    "/var/log/jitsi/jicofo.log, /var/log/jitsi",
    "/srv/recordings/**/*.mp4, /srv/recordings",
    "/srv/x/*/y/*.mp4, /srv/x",
    "/data/a, /data",
  })
  void itsRootIsWhatIsWrittenBeforeTheFirstStar(String pattern, Path root) {
    assertThat(FilePattern.of(pattern).root()).isEqualTo(root);
    assertThat(FilePattern.of(pattern)).hasToString(pattern);
  }

  @ParameterizedTest
  @CsvSource({
    "/var/log/jitsi/jicofo.log*, jicofo.log, true",
    "/var/log/jitsi/jicofo.log*, jicofo.log.1.gz, true",
    "/var/log/jitsi/jicofo.log*, jicofo-xmpp.log, false",
    "/var/log/jitsi/jicofo.log*, old/jicofo.log, false",
    "/var/log/jitsi/jicofo.log, jicofo.log, true",
    "/var/log/jitsi/jicofo.log, jicofo.log.1, false",
    "/srv/r/**/*.mp4, a.mp4, true",
    "/srv/r/**/*.mp4, s/t/a.mp4, true",
    "/srv/r/**/*.mp4, s/t/a.mp3, false",
    "/srv/r/**/x/**/*, x/a, true",
    "/srv/r/**/x/**/*, x, false",
    "/srv/r/*, .hidden, true",
  })
  void whatItMatches(String pattern, String below, boolean isMatch) {
    assertThat(isMatch(pattern, below)).isEqualTo(isMatch);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "relative/*",
        "/srv//x",
        "/srv/x/",
        "/srv/./x",
        "/srv/../etc/*.log",
        "/srv/r/..",
        "/srv/r/**",
        "/srv/r/a**/x",
        "/srv/r/\u0000",
        "/srv/r/a\nb",
      })
  void whatIsNoPatternIsRefused(String text) {
    assertThatThrownBy(() -> FilePattern.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oneThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> FilePattern.of("/srv/" + "a".repeat(1000)))
        .hasMessage("a pattern has at most 1000 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/*",
        "/**/*",
        "/*/log/*.log",
        "/x.log",
        "/etc/jitsi/*.conf",
        "/etc/passwd",
        "/usr/share/x/*",
        "/bin/*.log",
        "/sbin/a",
        "/lib/a/*",
        "/lib64/*.so",
        "/libx32/a",
        "/library/*",
        "/boot/*.img",
        "/dev/shm/*.x",
        "/proc/1/*",
        "/sys/a/b",
        "/root/a/*.log",
        "/tmp/*",
        "/tmp/**/*",
        "/tmp/*/*",
        "/tmp/*.*",
        "/var/tmp/*",
        "/var/log/*",
        "/var/log/**/*",
        "/srv/*",
        "/opt/*",
        "/mnt/*",
        "/media/*",
        "/run/*",
        "/home/*",
        "/home/*/recordings/*",
        "/var/*",
        "/var/lib/**/*",
      })
  void aDangerousOneIsRefusedInWords(String text) {
    assertThatThrownBy(() -> FilePattern.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .message()
        .hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tmp/java_pid*.hprof",
        "/var/log/*.log",
        "/var/log/jitsi/*",
        "/srv/recordings/*",
        "/srv/recordings/**/*",
        "/home/jibri/recordings/*",
        "/var/lib/jigasi/transcripts/**/*",
        "/data/*",
      })
  void whatOperatorsMeanIsTaken(String text) {
    assertThat(FilePattern.of(text)).isEqualTo(FilePattern.of(text)).hasToString(text);
  }

  @Property(tries = 5_000)
  void matchesAsTheRegularExpression(
      @ForAll("patterns") List<String> pattern, @ForAll("paths") List<String> names) {
    assertThat(pattern(pattern).matches(names)).isEqualTo(model(pattern, names));
  }

  /** What is left of the pattern, from any name on, may stand below the directory. */
  @Property(tries = 5_000)
  void reachesWhatSomethingBelowCouldMatch(
      @ForAll("patterns") List<String> pattern, @ForAll("paths") List<String> names) {
    boolean expected =
        IntStream.range(0, pattern.size())
            .mapToObj(
                from -> {
                  List<String> longer = new ArrayList<>(names);
                  pattern.subList(from, pattern.size()).stream()
                      .filter(name -> !name.equals("**"))
                      .forEach(name -> longer.add(name.replace("*", "a")));
                  return longer;
                })
            .anyMatch(longer -> model(pattern, longer));
    assertThat(pattern(pattern).reaches(names)).isEqualTo(expected);
  }

  @Test
  void manyStarsTakeNoLonger() {
    FilePattern pattern = FilePattern.of("/srv/r/" + "**/*a*/".repeat(120) + "b");
    List<String> names = Collections.nCopies(500, "aaaaaaaa");
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(pattern.matches(names)).isFalse();
          assertThat(pattern.reaches(names)).isTrue();
        });
  }

  private static FilePattern pattern(List<String> below) {
    // A name without a star would belong to the root.
    return FilePattern.of("/srv/r/*/" + String.join("/", below));
  }

  private static boolean model(List<String> below, List<String> names) {
    StringBuilder regex = new StringBuilder("[^/]*");
    for (String name : below) {
      // Directories come with the slash before them, so that there may be none.
      regex.append(
          name.equals("**") ? "(?:/[^/]+)*" : "/" + name.replace(".", "\\.").replace("*", "[^/]*"));
    }
    return Pattern.matches(regex.toString(), String.join("/", names));
  }

  @Provide
  Arbitrary<List<String>> patterns() {
    Arbitrary<String> name =
        Arbitraries.strings()
            .withChars("ab*")
            .ofMinLength(1)
            .ofMaxLength(3)
            .filter(text -> !text.contains("**"));
    return Arbitraries.frequencyOf(Tuple.of(2, name), Tuple.of(1, Arbitraries.just("**")))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .filter(names -> !names.get(names.size() - 1).equals("**"));
  }

  @Provide
  Arbitrary<List<String>> paths() {
    return Arbitraries.strings()
        .withChars("ab")
        .ofMinLength(1)
        .ofMaxLength(3)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }
}
