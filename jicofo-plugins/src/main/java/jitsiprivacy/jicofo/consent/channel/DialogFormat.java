package jitsiprivacy.jicofo.consent.channel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.notice.Language;

/** What a client with a dialog says of itself; docs/consent-presence.md. */
final class DialogFormat {

  private static final int MAX_LENGTH = 512;
  private static final int MAX_LANGUAGES = 8;

  private final JsonFactory json =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build())
          .build();

  /** What its participant reads, best first; empty where the value is of another form. */
  Optional<List<String>> languages(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try (JsonParser in = json.createParser(text)) {
      return object(in);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> object(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    boolean isVersion = false;
    List<String> languages = null;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      if (name.equals("v") && value == JsonToken.VALUE_NUMBER_INT && in.getText().equals("0")) {
        isVersion = true;
      } else if (name.equals("lang") && value == JsonToken.START_ARRAY) {
        languages = array(in);
        if (languages == null) {
          return Optional.empty();
        }
      } else {
        return Optional.empty();
      }
    }
    boolean complete = in.nextToken() == null && isVersion;
    return complete ? Optional.ofNullable(languages) : Optional.empty();
  }

  /** {@code null} where it is none. */
  private static List<String> array(JsonParser in) throws IOException {
    List<String> languages = new ArrayList<>();
    while (in.nextToken() == JsonToken.VALUE_STRING) {
      if (languages.size() == MAX_LANGUAGES || !Language.isOne(in.getText())) {
        return null;
      }
      languages.add(in.getText());
    }
    return in.currentToken() == JsonToken.END_ARRAY ? languages : null;
  }
}
