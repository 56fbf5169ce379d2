package jitsiprivacy.recording.seal.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object as it was read; others may have written it. What is not asked for is ignored. */
record JsonObject(Map<String, Object> fields) {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final int DEEPEST = 8;

  /**
   * @throws IOException when it is none
   */
  static JsonObject read(byte[] text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      JsonObject read = cast(value(parser, 0), JsonObject.class, "it");
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("something comes after it");
      }
      return read;
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Object value(JsonParser parser, int depth) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || depth > DEEPEST) {
      throw new IllegalArgumentException("it is no JSON that is meant here");
    }
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          fields.put(name, value(parser, depth + 1));
        }
        yield new JsonObject(fields);
      }
      case START_ARRAY -> {
        List<Object> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          all.add(value(parser, depth + 1));
        }
        yield all;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> number(parser);
      default -> Optional.empty();
    };
  }

  private static Object number(JsonParser parser) throws IOException {
    try {
      return parser.getLongValue();
    } catch (InputCoercionException e) {
      throw new IllegalArgumentException("a number in it is too large", e);
    }
  }

  String text(String name) {
    return cast(fields.get(name), String.class, name);
  }

  Optional<String> optionalText(String name) {
    return fields.containsKey(name) ? Optional.of(text(name)) : Optional.empty();
  }

  long number(String name) {
    return cast(fields.get(name), Long.class, name);
  }

  JsonObject object(String name) {
    return cast(fields.get(name), JsonObject.class, name);
  }

  /** Empty when there is none. */
  <T> List<T> list(String name, Class<T> of) {
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
