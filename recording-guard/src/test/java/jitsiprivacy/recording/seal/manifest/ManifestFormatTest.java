package jitsiprivacy.recording.seal.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.recording.seal.keys.KeyId;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Manifests against docs/recording-manifest.schema.json, and against what others write. */
class ManifestFormatTest {

  private static final Path SCHEMA = Path.of("..", "docs", "recording-manifest.schema.json");

  private static final Manifest LEAST =
      new Manifest(
          "kq3v7",
          Instant.parse("2026-11-25T16:41:26Z"),
          new KeyId("9f86d081884c7d659a2feaa0c55ad015"),
          List.of(new SealedFile("a.mp4.age", 300, "0".repeat(64), 100)),
          RecordingFacts.NONE,
          "recording",
          Optional.empty());

  private static final Manifest MOST =
      new Manifest(
          LEAST.session(),
          LEAST.sealed(),
          LEAST.key(),
          List.of(
              new SealedFile("caf\u00e9\n\"\\.age", 300, "f".repeat(64), 0),
              new SealedFile("SHA256SUMS.age", 300, "0".repeat(64), 100)),
          new RecordingFacts(
              Optional.of("7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e"),
              Optional.of("wards"),
              Optional.of("3"),
              List.of("5f2b1c0d9e8f7a6b5c4d3e2f1a0b9c8d"),
              List.of(new Doubt("withdrawn", Instant.parse("2026-11-25T16:30:00.250Z")))),
          "health",
          Optional.of(LocalDate.parse("2027-02-23")));

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA));
  }

  @Test
  void whatIsWrittenIsReadAndOfTheSchema() throws Exception {
    for (Manifest manifest : List.of(LEAST, MOST)) {
      byte[] text = ManifestFormat.write(manifest);
      assertThat(ManifestFormat.read(text)).isEqualTo(manifest);
      assertThat(schema().validate(new String(text, UTF_8), InputFormat.JSON)).isEmpty();
      assertThat(new String(text, UTF_8)).matches("[ -~\n]+");
    }
  }

  @Test
  void theExamplesOfTheSchemaAreRead() throws Exception {
    JsonNode examples = new ObjectMapper().readTree(SCHEMA.toFile()).get("examples");
    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      ManifestFormat.read(example.toString().getBytes(UTF_8));
      assertThat(schema().validate(example.toString(), InputFormat.JSON)).isEmpty();
    }
  }

  /** Its names are those of files that are written. */
  @Test
  void aNameThatLeadsElsewhereIsNone() {
    for (String name :
        List.of(
            "../a.age", "/a.age", "a/b.age", "..age", "...age", ".age", "a.mp4", "a\u0000.age")) {
      assertThatThrownBy(() -> new SealedFile(name, 1, "0".repeat(64), 1))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void whatIsWrongIsToldInWords() throws Exception {
    String right = new String(ManifestFormat.write(MOST), UTF_8);
    for (String[] wrong :
        new String[][] {
          {"\"v\" : 1", "\"v\" : 2", "later version"},
          {"kq3v7", "../x", "session"},
          {"2026-11-25T16:41:26Z", "yesterday", "yesterday"},
          {"9f86", "zzzz", "32 digits"},
          {"\"files\"", "\"filez\"", "1 to 100 files"},
          {"\"bytes\" : 300", "\"bytes\" : -1", "negative"},
          {"\"bytes\" : 300", "\"bytes\" : 99999999999999999999", "too large"},
          {"\"bytes\" : 300", "\"bytes\" : \"x\"", "bytes is not what it must be"},
          {"SHA256SUMS.age", "caf\\u00e9\\n\\\"\\\\.age", "same name"},
          {"\"class\"", "\"klass\"", "class is missing"},
          {"\"wards\"", "\"everybody who\"", "rule"},
          {"\"withdrawn\"", "\"somebody did\"", "quarantine"},
          {"2026-11-25T16:30:00.250Z", "then", "then"},
          {"\"since\"", "\"until\"", "since is missing"},
        }) {
      String text = right.replace(wrong[0], wrong[1]);
      assertThat(text).isNotEqualTo(right);
      assertThatThrownBy(() -> ManifestFormat.read(text.getBytes(UTF_8)))
          .as(wrong[1])
          .isInstanceOf(IOException.class)
          .hasMessageContaining(wrong[2]);
    }
  }

  @Property
  void nothingElseHappensWithAnyBytes(@ForAll byte[] bytes) {
    assertThatThrownBy(() -> ManifestFormat.read(bytes)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ManifestFormat.readFacts(bytes)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> ManifestFormat.readReleased(bytes)).isInstanceOf(IOException.class);
  }

  @Property
  void orWithAnyChangeOfOneByteOfWhatTheFocusLeaves(@ForAll int at, @ForAll byte to)
      throws IOException {
    byte[] text = ManifestFormat.write(MOST.facts());
    text[Math.floorMod(at, text.length)] = to;
    try {
      ManifestFormat.readFacts(text);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }

  @Property
  void orWithAnyChangeOfOneByte(@ForAll int at, @ForAll byte to) throws IOException {
    byte[] text = ManifestFormat.write(MOST);
    text[Math.floorMod(at, text.length)] = to;
    try {
      ManifestFormat.read(text);
    } catch (IOException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }
}
