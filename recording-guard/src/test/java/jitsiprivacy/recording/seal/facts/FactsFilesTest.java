package jitsiprivacy.recording.seal.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the focus leaves, what operators release, and what others leave in their place. */
class FactsFilesTest {

  private static final String SESSION = "kq3v7";
  private static final Instant NOW = Instant.parse("2026-11-25T16:41:26Z");
  private static final Doubt WITHDRAWN = new Doubt("withdrawn", NOW);

  @TempDir Path state;

  private Path directory;
  private FactsFiles files;
  private Releases releases;
  private Doubts doubts;

  @BeforeEach
  void make() {
    directory = state.resolve("recordings");
    files = new FactsFiles(directory, Disk.local());
    releases = new Releases(state.resolve("recording-releases"), Disk.local());
    doubts = new Doubts(files, releases);
  }

  private static RecordingFacts agreed(String... consents) {
    return new RecordingFacts(
        Optional.empty(), Optional.of("rule"), Optional.of("1"), List.of(consents), List.of());
  }

  private static RecordingFacts doubted(Doubt doubt) {
    return new RecordingFacts(
        Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(doubt));
  }

  private void holds(String text) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(SESSION + ".json"), text);
  }

  @Test
  void whatIsAddedAddsUp() throws Exception {
    assertThat(files.read(SESSION)).isEmpty();
    files.add(SESSION, agreed("a"));
    files.add(SESSION, agreed("b", "a"));
    files.add(SESSION, doubted(WITHDRAWN));
    assertThat(files.read(SESSION))
        .contains(
            new RecordingFacts(
                Optional.empty(),
                Optional.of("rule"),
                Optional.of("1"),
                List.of("a", "b"),
                List.of(WITHDRAWN)));
    assertThat(directory).isDirectoryContaining(each -> each.endsWith(SESSION + ".json"));
    // The same fields as in a manifest, of which only some are there.
    ObjectNode schema =
        (ObjectNode)
            new ObjectMapper()
                .readTree(Path.of("..", "docs", "recording-manifest.schema.json").toFile());
    schema.remove("required");
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString())
                .validate(Files.readString(files.file(SESSION)), InputFormat.JSON))
        .isEmpty();
  }

  @Test
  void theGroupOfTheStateDirectoryMayDoWhatItMayDoThere() throws Exception {
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-x--x"));
    files.add(SESSION, agreed("a"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwxr-x---");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.file(SESSION))))
        .isEqualTo("rw-r-----");
  }

  @Test
  void aSessionIsNoWayOut() {
    for (String session :
        List.of("../x", "a/b", "", ".", "..", ".new-a", "a\nb", "a".repeat(129))) {
      assertThatThrownBy(() -> files.add(session, agreed("a")))
          .as(session)
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> files.read(session)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(state).isEmptyDirectory();
  }

  @Test
  void whatCannotBeReadKeepsItClosedUntilThatIsReleased() throws Exception {
    for (String hostile :
        List.of(
            "",
            "[]",
            "{\"v\":2}",
            "{\"v\":1,\"consents\":\"all\"}",
            "{\"v\":1,\"quarantine\":[\"withdrawn\"]}",
            "{\"v\":1,\"quarantine\":[{\"reason\":\"a b\",\"since\":\"2026-11-25T16:41:26Z\"}]}",
            "{\"v\":1,\"quarantine\":[{\"reason\":\"a\",\"since\":\"then\"}]}",
            "[".repeat(1000),
            "{\"v\":1}" + " ".repeat(1 << 20))) {
      holds(hostile);
      List<Doubt> found = doubts.of(SESSION, Optional.empty());
      assertThat(found).as(hostile).extracting(Doubt::reason).containsExactly("unreadable-facts");
      assertThatThrownBy(() -> files.add(SESSION, agreed("a")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("kq3v7.json cannot be used: move it away");
      assertThat(files.file(SESSION)).hasContent(hostile);
      releases.add(SESSION, found);
      assertThat(doubts.of(SESSION, Optional.empty())).isEmpty();
      releases.delete(SESSION);
    }
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    files.add("other", agreed("a"));
    Files.createSymbolicLink(files.file(SESSION), files.file("other"));
    assertThat(doubts.of(SESSION, Optional.empty())).hasSize(1);
    assertThatThrownBy(() -> files.add(SESSION, agreed("b"))).isInstanceOf(IOException.class);
    assertThat(files.read("other")).contains(agreed("a"));
  }

  @Test
  void whatWasReleasedDoesNotAnswerForWhatComesLater() throws Exception {
    files.add(SESSION, doubted(WITHDRAWN));
    releases.add(SESSION, List.of(WITHDRAWN));
    assertThat(doubts.of(SESSION, Optional.empty())).isEmpty();
    Doubt later = new Doubt("withdrawn", NOW.plusSeconds(1));
    files.add(SESSION, doubted(later));
    assertThat(doubts.of(SESSION, Optional.empty())).containsExactly(later);
    releases.add(SESSION, List.of(later));
    assertThat(releases.of(SESSION)).containsExactlyInAnyOrder(WITHDRAWN, later);
  }

  @Test
  void aReleaseThatCannotBeReadReleasesNothing() throws Exception {
    files.add(SESSION, doubted(WITHDRAWN));
    releases.add(SESSION, List.of(WITHDRAWN));
    Files.writeString(state.resolve("recording-releases").resolve(SESSION + ".json"), "{");
    assertThatThrownBy(() -> doubts.of(SESSION, Optional.empty())).isInstanceOf(IOException.class);
  }

  @Test
  void theOldestAreLeftOutWhereItWouldBeTooMuch() throws Exception {
    for (int i = 0; i <= RecordingFacts.MOST_DOUBTS; i++) {
      files.add(SESSION, doubted(new Doubt("withdrawn", NOW.plusSeconds(i))));
    }
    assertThat(files.doubts(SESSION))
        .hasSize(RecordingFacts.MOST_DOUBTS)
        .contains(new Doubt("withdrawn", NOW.plusSeconds(RecordingFacts.MOST_DOUBTS)))
        .doesNotContain(WITHDRAWN);
  }

  @Test
  void whatIsOldGoesUnlessItKeepsARecordingClosed() throws Exception {
    for (String session : List.of("old", "runs", "closed", "released", "new")) {
      files.add(session, agreed("a"));
    }
    holds("{");
    files.add("closed", doubted(WITHDRAWN));
    files.add("released", doubted(WITHDRAWN));
    releases.add("released", List.of(WITHDRAWN));
    for (String session : List.of("old", "runs", "closed", "released", SESSION)) {
      Files.setLastModifiedTime(files.file(session), FileTime.from(NOW.minusSeconds(1)));
    }
    Files.setLastModifiedTime(files.file("new"), FileTime.from(NOW));
    files.deleteOlder(NOW, "runs"::equals, releases);
    try (var left = Files.list(directory)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder("runs.json", "closed.json", SESSION + ".json", "new.json");
    }
  }
}
