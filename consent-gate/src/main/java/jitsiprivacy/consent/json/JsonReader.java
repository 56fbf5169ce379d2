package jitsiprivacy.consent.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads what others may have written. For any number of threads. */
public final class JsonReader {

  private static final int DEEPEST = 16;

  private final int longest;
  private final JsonFactory json;

  /**
   * @param longest file that is read, in bytes, and text, in UTF-16 code units
   */
  public JsonReader(int longest) {
    this.longest = longest;
    this.json =
        new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(longest)
                    .maxNameLength(longest)
                    .build())
            // A name in a hostile text is not to stay for as long as the program runs.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
  }

  /**
   * Reads a file that is one object.
   *
   * @param bytes in UTF-8
   */
  public Json.Fields object(byte[] bytes) throws InvalidJson {
    if (bytes.length > longest) {
      throw new InvalidJson("longer than " + longest + " bytes");
    }
    try {
      return object(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidJson("not in UTF-8");
    }
  }

  /** Reads a text that is one object. */
  public Json.Fields object(String text) throws InvalidJson {
    if (text.length() > longest) {
      throw new InvalidJson("longer than " + longest + " characters");
    }
    try (JsonParser in = json.createParser(text)) {
      in.nextToken();
      if (!(value(in) instanceof Json.Fields object)) {
        throw new InvalidJson("not an object");
      }
      if (in.nextToken() != null) {
        throw new InvalidJson("something follows the object");
      }
      return object;
    } catch (IOException e) {
      throw new InvalidJson("not JSON, or too deep, or a name stands twice");
    } catch (IllegalArgumentException e) {
      throw new InvalidJson(e.getMessage());
    }
  }

  private static Json value(JsonParser in) throws IOException, InvalidJson {
    JsonToken token = in.currentToken();
    if (token == null) {
      throw new InvalidJson("it is empty");
    }
    return switch (token) {
      case VALUE_STRING -> new Json.Text(in.getText());
      case VALUE_NUMBER_INT -> new Json.Whole(in.getLongValue());
      case VALUE_TRUE, VALUE_FALSE -> new Json.Flag(in.getBooleanValue());
      case START_ARRAY -> {
        List<Json> items = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          items.add(value(in));
        }
        yield new Json.Items(items);
      }
      case START_OBJECT -> {
        TreeMap<String, Json> fields = new TreeMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String name = in.currentName();
          in.nextToken();
          fields.put(name, value(in));
        }
        yield Json.Fields.of(fields);
      }
      default -> throw new InvalidJson("null and fractions have no place in it");
    };
  }
}
