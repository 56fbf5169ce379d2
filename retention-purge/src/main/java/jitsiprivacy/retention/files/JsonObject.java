package jitsiprivacy.retention.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A JSON object as it was read; anybody may have written it. */
public record JsonObject(Map<String, Object> fields) {

  private static final int DEEPEST = 8;
  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          // A name in a hostile file is not to stay for as long as the program runs.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /**
   * @throws IllegalArgumentException when it is none
   */
  public static JsonObject read(byte[] text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      JsonObject read = cast(value(parser), JsonObject.class, "it");
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something comes after it");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "it is no JSON that is meant here"
              + (e.getLocation() == null ? "" : ", from line " + e.getLocation().getLineNr()),
          e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalArgumentException("it is empty");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser));
        }
        yield new JsonObject(fields);
      }
      case START_ARRAY -> {
        List<Object> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          all.add(value(parser));
        }
        yield all;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> Optional.empty();
    };
  }

  /** Of what is not known here, nobody knows what it would mean. */
  public void hasOnly(String... names) {
    for (String name : fields.keySet()) {
      if (!Set.of(names).contains(name)) {
        throw new IllegalArgumentException("it has something that is not known here: " + name);
      }
    }
  }

  public String text(String name) {
    return cast(fields.get(name), String.class, name);
  }

  public Optional<String> optionalText(String name) {
    return fields.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
  }

  public long number(String name) {
    return cast(fields.get(name), Long.class, name);
  }

  public boolean flag(String name) {
    return cast(fields.get(name), Boolean.class, name);
  }

  public JsonObject object(String name) {
    return cast(fields.get(name), JsonObject.class, name);
  }

  public Optional<JsonObject> optionalObject(String name) {
    return fields.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** Empty when there is none. */
  public <T> List<T> list(String name, Class<T> of) {
    List<?> all = fields.containsKey(name) ? cast(fields.get(name), List.class, name) : List.of();
    return all.stream().map(each -> JsonObject.<T>cast(each, of, name)).toList();
  }

  private static <T> T cast(Object value, Class<T> type, String name) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          name + (value == null ? " is missing" : " is not what it must be"));
    }
    return type.cast(value);
  }
}
