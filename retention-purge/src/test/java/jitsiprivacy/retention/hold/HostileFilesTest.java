package jitsiprivacy.retention.hold;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is in a file, there is an answer: it is a hold, or it holds everything. */
class HostileFilesTest {

  private static final Hold FULL =
      TestHolds.hold(
              "case-12",
              new Criteria(
                  List.of(TestHolds.ROOM),
                  List.of("acme"),
                  List.of(TestHolds.SUBJECT),
                  List.of(Path.of("/srv/recordings/kq3v7")),
                  Optional.of(new TimeRange(TestHolds.NOW, TestHolds.NOW.plusSeconds(9)))),
              true)
          .asked(TestHolds.LIFTING);
  private static final Held OTHER = Held.file(Path.of("/home/a"), TestHolds.NOW);
  private static final Clock CLOCK = Clock.fixed(TestHolds.NOW, ZoneOffset.UTC);

  private static Path state;
  private static Path file;

  @BeforeContainer
  static void makeStore() throws IOException {
    state = Files.createTempDirectory("holds");
    file = Files.createDirectory(state.resolve("holds")).resolve("case-12.json");
  }

  @AfterContainer
  static void deleteStore() throws IOException {
    Files.deleteIfExists(file);
    Files.delete(file.getParent());
    Files.delete(state);
  }

  private static void isAHoldOrHoldsEverything(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    HoldStore store = HoldStore.in(state);
    Optional<String> on = store.holds(CLOCK).on(OTHER);
    List<Hold> all = store.read().all();
    if (all.isEmpty()) {
      assertThat(on).get().asString().startsWith("everything is held: " + file);
    } else {
      assertThat(HoldFormat.read(HoldFormat.write(all.get(0)))).isEqualTo(all.get(0));
      assertThat(on).isIn(Optional.empty(), Optional.of("case-12"));
    }
  }

  @Property
  void anyBytes(@ForAll byte[] bytes) throws IOException {
    isAHoldOrHoldsEverything(bytes);
  }

  /** Something else in the place of some of a real one. */
  @Property
  void almostAHold(
      @ForAll @IntRange(max = 1_500) int at,
      @ForAll @IntRange(max = 40) int less,
      @ForAll("pieces") String more)
      throws IOException {
    String text = new String(HoldFormat.write(FULL), ISO_8859_1);
    int from = at % text.length();
    int to = Math.min(text.length(), from + less);
    isAHoldOrHoldsEverything(
        (text.substring(0, from) + more + text.substring(to)).getBytes(ISO_8859_1));
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(4),
        Arbitraries.of(
            "",
            "\"",
            "{}",
            "[]",
            "null",
            "true",
            "-1",
            "9".repeat(30),
            "1e9999999",
            ",",
            "\"v\" : 1,",
            "\\u0000",
            "\\ud800",
            "+999999999-12-31",
            "-999999999-01-01",
            "+1000000000-12-31T23:59:59.999999999Z",
            "../",
            "[".repeat(5_000),
            "{\"a\":".repeat(5_000)));
  }
}
