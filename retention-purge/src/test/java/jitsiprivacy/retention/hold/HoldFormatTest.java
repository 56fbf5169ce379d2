package jitsiprivacy.retention.hold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strict about what it reads. */
class HoldFormatTest {

  private static final Hold FULL =
      TestHolds.hold(
          "case-12",
          new Criteria(
              List.of(TestHolds.ROOM),
              List.of("acm\u00e9"),
              List.of(TestHolds.SUBJECT),
              List.of(Path.of("/srv/recordings/kq3v7")),
              Optional.of(new TimeRange(TestHolds.NOW, TestHolds.NOW.plusSeconds(9)))),
          true);

  private static String text(Hold hold) throws IOException {
    return new String(HoldFormat.write(hold), UTF_8);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertThat(HoldFormat.read(HoldFormat.write(FULL))).isEqualTo(FULL);
    Hold asked = FULL.asked(TestHolds.LIFTING);
    assertThat(HoldFormat.read(HoldFormat.write(asked))).isEqualTo(asked);
    Hold small = TestHolds.hold("a", TestHolds.onFiles(Path.of("/")));
    assertThat(HoldFormat.read(HoldFormat.write(small))).isEqualTo(small);
    assertThat(text(FULL)).matches("[ -~\n]+");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"v\" : 1| \"v\" : 2| later version",
        "\"v\" : 1| \"v\" : 1, \"v\" : 1| no JSON",
        "\"v\" : 1| \"v\" : 1, \"colour\" : 1| not known here: colour",
        "\"v\" : 1| \"v\" : \"1\"| v is not what",
        "\"two-people\" : true| \"two-people\" : \"true\"| two-people is not what",
        "\"two-people\" : true| \"two-people\" : null| two-people is not what",
        "\"name\" : \"case-12\"| \"name\" : \"../case-12\"| name of a hold is a word",
        "\"pseudonym\" : \"7b0c| \"pseudonym\" : \"7B0C| pseudonym is 32 digits",
        "\"/srv/recordings/kq3v7\"| \"srv\"| a path begins with /",
        "\"/srv/recordings/kq3v7\"| \"/srv/../kq3v7\"| a path begins with /",
        "\"/srv/recordings/kq3v7\"| \"/srv/\\u0007\"| no text",
        "\"/srv/recordings/kq3v7\"| 7| files is not what",
        "2027-11-25| 2026-11-24| ends no earlier",
        "2027-11-25| 2036-11-26| 10 years",
        "2027-11-25| 2027-11-31| 2027-11-31",
        "\"to\" : \"2026-| \"to\" : \"2025-| ends before it begins",
        "\"uid\" : 1000| \"uid\" : 4294967295| no user has such a number",
        "\"uid\" : 1000| \"uid\" : 1e3| uid is not what",
        "\"uid\" : 1000| \"uid\" : 99999999999999999999| no JSON",
        "\"claim of 20 November\"| \" \"| the reason is empty",
        "\"claim of 20 November\"| \"\\u001b[31m\"| no text",
        "\"claim of 20 November\"| \"\\ud800\"| no text"
      })
  void anythingElseIsRefused(String right, String wrong, String why) throws IOException {
    String changed = text(FULL).replace(right, wrong);
    assertThat(changed).isNotEqualTo(text(FULL));
    assertThatThrownBy(() -> HoldFormat.read(changed.getBytes(UTF_8)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  @Test
  void everyMemberThatIsNeededIs() throws IOException {
    for (String line : text(FULL).lines().filter(each -> each.startsWith("  \"")).toList()) {
      String name = line.substring(3, line.indexOf('"', 3));
      boolean isOptional = List.of("rooms", "tenants", "subjects", "files", "time").contains(name);
      String renamed = text(FULL).replace("\"" + name + "\" : ", "\"x\" : ");
      assertThatThrownBy(() -> HoldFormat.read(renamed.getBytes(UTF_8)))
          .as(name)
          .isInstanceOf(IOException.class)
          .hasMessageContaining(isOptional ? "not known here: x" : "");
    }
  }

  @Test
  void nothingIsNoHold() {
    for (String text : List.of("", " ", "null", "[]", "{}", "{", "{}{}", "[".repeat(9_000))) {
      assertThatThrownBy(() -> HoldFormat.read(text.getBytes(UTF_8)))
          .as(text)
          .isInstanceOf(IOException.class);
    }
  }

  private static Hold onPaths(int many, int last) {
    List<Path> files =
        Stream.concat(
                Stream.generate(() -> Path.of("/" + "a".repeat(4_090))).limit(many),
                Stream.of(Path.of("/" + "a".repeat(last))))
            .toList();
    return TestHolds.hold("a", TestHolds.onFiles(files.toArray(Path[]::new)), true);
  }

  @Test
  void thereIsRoomForWhoAsksToLiftIt() throws Exception {
    int most = HoldFormat.LONGEST - (1 << 12);
    int last = most - HoldFormat.write(onPaths(14, 1)).length + 1;
    Hold longest = onPaths(14, last);
    assertThat(HoldFormat.write(longest)).hasSize(most);
    assertThatThrownBy(() -> HoldFormat.write(onPaths(14, last + 1)))
        .hasMessageContaining("make two of it");
    Hold asked =
        longest.asked(
            new Lifting(TestHolds.NOW, "w".repeat(128), new Person(1, "\u00e9".repeat(256))));
    assertThat(HoldFormat.read(HoldFormat.write(asked))).isEqualTo(asked);
  }

  @Test
  void aHoldEndsWithItsLastDay() {
    Hold hold = TestHolds.hold("a", TestHolds.onFiles(Path.of("/")));
    LocalDate last = hold.until();
    assertThat(hold.hasEnded(last.atTime(23, 59, 59).toInstant(ZoneOffset.UTC))).isFalse();
    assertThat(hold.hasEnded(last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC))).isTrue();
  }
}
