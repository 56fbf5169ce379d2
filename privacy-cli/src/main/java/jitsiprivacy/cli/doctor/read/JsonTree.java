package jitsiprivacy.cli.doctor.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.retention.files.JsonObject;

/**
 * A JSON object of ours that another process wrote. What is not of the kind that is asked for
 * passes for absent: another version may write it otherwise.
 *
 * @param value an object, a list, a string, a number, a boolean or nothing
 */
public record JsonTree(Object value) {

  /**
   * @throws IOException when it is no JSON object, or nested more deeply than anybody writes
   */
  public static JsonTree parse(String text) throws IOException {
    try {
      return new JsonTree(JsonObject.read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A member of an object. */
  public JsonTree get(String name) {
    return new JsonTree(value instanceof JsonObject object ? object.fields().get(name) : null);
  }

  public Optional<String> text() {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public Optional<Long> number() {
    return value instanceof Long number ? Optional.of(number) : Optional.empty();
  }

  /** The elements of an array. */
  public List<JsonTree> elements() {
    return value instanceof List<?> list ? list.stream().map(JsonTree::new).toList() : List.of();
  }

  /** The members of an object, by their names. */
  public Map<String, JsonTree> members() {
    Map<String, JsonTree> trees = new LinkedHashMap<>();
    if (value instanceof JsonObject object) {
      object.fields().forEach((name, member) -> trees.put(name, new JsonTree(member)));
    }
    return trees;
  }
}
