package jitsiprivacy.audit.entry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files in docs/audit/events against the code. */
class EventSchemasTest {

  private static final Path DIRECTORY = Path.of("..", "docs", "audit", "events");
  private static final String SUFFIX = ".schema.json";
  private static final String COMMON = "common";
  private static final String AT = "https://schemas.example/";

  private final ObjectMapper json = new ObjectMapper();
  private final EntryFormat format = new EntryFormat();
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(EventSchemasTest::schemaAt));

  private static String schemaAt(String iri) {
    try {
      return iri.startsWith(AT)
          ? Files.readString(DIRECTORY.resolve(iri.substring(AT.length())))
          : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode file(ObjectMapper json, EventKind kind) throws IOException {
    return json.readTree(DIRECTORY.resolve(kind.id() + SUFFIX).toFile());
  }

  private List<Error> errors(EventKind kind, String entry) {
    Schema schema = schemas.getSchema(SchemaLocation.of(AT + kind.id() + SUFFIX));
    return schema.validate(entry, InputFormat.JSON);
  }

  private ObjectNode example(EventKind kind) throws IOException {
    JsonNode examples = file(json, kind).get("examples");
    assertThat(examples).as("examples of %s", kind).hasSize(1);
    return (ObjectNode) examples.get(0);
  }

  @Test
  void thereIsAFileForEachKindAndNoOther() throws IOException {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                  .sorted()
                  .toList())
          .containsExactlyElementsOf(
              Stream.concat(Stream.of(COMMON), Arrays.stream(EventKind.values()).map(EventKind::id))
                  .sorted()
                  .toList());
    }
  }

  @Test
  void theActorsAreThoseOfTheCode() throws IOException {
    JsonNode actors =
        json.readTree(DIRECTORY.resolve(COMMON + SUFFIX).toFile()).at("/properties/actor/enum");
    assertThat(actors)
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrderElementsOf(Arrays.stream(Actor.values()).map(Actor::id).toList());
  }

  @ParameterizedTest
  @EnumSource
  void theExampleIsAnEntryOfItsKind(EventKind kind) throws IOException {
    String entry = json.writeValueAsString(example(kind));
    assertThat(errors(kind, entry)).isEmpty();
    EntryContent content = format.read(ascii(entry));
    assertThat(content).isInstanceOf(EntryContent.Known.class);
    assertThat(((EntryContent.Known) content).event().is(kind)).isTrue();
  }

  private static byte[] ascii(String entry) {
    return entry.replace("\u2014", "\\u2014").getBytes(US_ASCII);
  }

  @ParameterizedTest
  @EnumSource
  void whatDoesNotBelongIsRefused(EventKind kind) throws IOException {
    ObjectNode more = example(kind).put("name", "participant-1");
    assertThat(errors(kind, more.toString())).isNotEmpty();
    ObjectNode moreFacts = example(kind);
    ((ObjectNode) moreFacts.get("facts")).put("name", "participant-1");
    assertThat(errors(kind, moreFacts.toString())).isNotEmpty();
    for (String required : List.of("v", "kind", "time", "actor", "facts")) {
      ObjectNode less = example(kind);
      less.remove(required);
      assertThat(errors(kind, less.toString())).as("without %s", required).isNotEmpty();
    }
    assertThat(errors(kind, example(kind).put("v", 2).toString())).isNotEmpty();
    assertThat(errors(kind, example(kind).put("kind", "other.kind").toString())).isNotEmpty();
    assertThat(errors(kind, example(kind).put("subject", "participant-1").toString())).isNotEmpty();
  }
}
