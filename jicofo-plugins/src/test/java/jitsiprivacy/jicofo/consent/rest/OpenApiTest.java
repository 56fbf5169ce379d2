package jitsiprivacy.jicofo.consent.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document against the routes; each answer of the other tests is held against it, too. */
class OpenApiTest {

  private static final String SCHEMA = "https://spec.openapis.org/oas/3.1/schema/2022-10-07";

  private final OpenApiDocument document = new OpenApiDocument();

  @Test
  void itIsOpenApi() throws IOException {
    String schema;
    try (InputStream in =
        getClass().getClassLoader().getResourceAsStream(SCHEMA.substring("https://".length()))) {
      schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    SchemaRegistry schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(SCHEMA, schema)));
    var openApi = schemas.getSchema(SchemaLocation.of(SCHEMA));
    assertThat(openApi.validate(document.text, InputFormat.JSON)).isEmpty();
    String broken = document.text.replace("\"responses\": {", "\"answers\": {");
    assertThat(openApi.validate(broken, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void itHasThePathsThatThereAre() {
    assertThat(names(document.root.get("paths")))
        .isEqualTo(Arrays.stream(Route.values()).map(Route::template).collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @EnumSource
  void itHasTheMethodsAndParametersOfEachPath(Route route) {
    JsonNode path = document.root.get("paths").get(route.template());
    Set<String> methods = names(path);
    methods.remove("parameters");
    assertThat(methods)
        .isEqualTo(
            route.methods().stream()
                .map(method -> method.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    for (String method : route.methods()) {
      JsonNode operation = path.get(method.toLowerCase(Locale.ROOT));
      assertThat(parameters(operation, "query").collect(Collectors.toSet()))
          .as(method)
          .isEqualTo(route.parameters(method));
      assertThat(operation.has("requestBody")).isEqualTo(method.equals("POST"));
      assertThat(document.statuses(route.template(), method))
          .contains("200", "400", "401", "403", "421", "429", "500");
    }
    parameters(path, "path")
        .forEach(name -> assertThat(route.template()).contains("{" + name + "}"));
  }

  private Stream<String> parameters(JsonNode node, String where) {
    if (!node.has("parameters")) {
      return Stream.empty();
    }
    return StreamSupport.stream(node.get("parameters").spliterator(), false)
        .map(parameter -> document.root.at(parameter.get("$ref").asText().substring(1)))
        .peek(parameter -> assertThat(parameter.get("in").asText()).isEqualTo(where))
        .map(parameter -> parameter.get("name").asText());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    document
        .root
        .findValues("$ref")
        .forEach(
            ref ->
                assertThat(document.root.at(ref.asText().substring(1)).isMissingNode())
                    .as(ref.asText())
                    .isFalse());
  }

  @ParameterizedTest
  @EnumSource
  void everyProblemSaysWhatToDo(Problem problem) {
    Reply reply = new ReplyFormat().problem(problem, "this");
    document.requireSchema("Problem", reply.body());
    assertThat(reply.body()).contains("Here: this").contains(problem.type());
    assertThat(reply.status()).isEqualTo(problem.status());
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
