package jitsiprivacy.jicofo.consent.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The document that is served, to hold answers against. */
final class OpenApiDocument {

  private static final String AT = "https://portal.example/openapi.json";

  final String text = resource("openapi.json");
  final JsonNode root = tree(text);
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(AT, text)));

  private static String resource(String name) {
    try (InputStream in = PortalApi.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> statuses(String template, String method) {
    Set<String> statuses = new TreeSet<>();
    operation(template, method).get("responses").fieldNames().forEachRemaining(statuses::add);
    return statuses;
  }

  private JsonNode operation(String template, String method) {
    return root.get("paths").get(template).get(method.toLowerCase(Locale.ROOT));
  }

  /** That status, type, headers and body are what the document says. */
  void requireDocumented(Route route, String method, HttpResponse<String> answer) {
    String status = Integer.toString(answer.statusCode());
    if (answer.statusCode() == 405) {
      requireSchema("Problem", answer.body());
      return; // Said of all paths at once.
    }
    assertThat(statuses(route.template(), method)).as("%s %s", method, route).contains(status);
    JsonNode response = resolve(operation(route.template(), method).get("responses").get(status));
    String type = answer.headers().firstValue("Content-Type").orElseThrow();
    JsonNode schema = response.get("content").get(type);
    assertThat(schema).as("%s of %s", type, status).isNotNull();
    if (schema.get("schema").has("$ref")) {
      String ref = schema.get("schema").get("$ref").asText();
      requireSchema(ref.substring(ref.lastIndexOf('/') + 1), answer.body());
    }
    if (response.has("headers")) {
      response
          .get("headers")
          .fieldNames()
          .forEachRemaining(name -> assertThat(answer.headers().firstValue(name)).isPresent());
    }
  }

  void requireSchema(String name, String body) {
    assertThat(
            schemas
                .getSchema(SchemaLocation.of(AT + "#/components/schemas/" + name))
                .validate(body, InputFormat.JSON))
        .as(body)
        .isEmpty();
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }
}
