package jitsiprivacy.jicofo.consent.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.notice.Language;
import jitsiprivacy.consent.notice.NoticeVersion;

/** The body of a decision: {@code {"notice":"1","lang":"de","granted":["conference"]}}. */
final class DecisionFormat {

  private static final int MAX_PURPOSES = 16;

  private final JsonFactory json =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build())
          .build();

  PortalDecision read(byte[] body) throws BadRequest {
    // As a text, since the parser would guess at UTF-16 and UTF-32.
    try (JsonParser in = json.createParser(text(body))) {
      PortalDecision decision = new Reader(in).object();
      require(in.nextToken() == null, "something follows the object");
      return decision;
    } catch (IOException e) {
      throw bad("not JSON");
    }
  }

  private static String text(byte[] body) throws BadRequest {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw bad("not UTF-8");
    }
  }

  private static void require(boolean condition, String otherwise) throws BadRequest {
    if (!condition) {
      throw bad(otherwise);
    }
  }

  private static BadRequest bad(String what) {
    return new BadRequest(Problem.BAD_BODY, what);
  }

  /** Reads one object; fields in any order. */
  private static final class Reader {
    private final JsonParser in;
    private String notice;
    private Optional<String> language = Optional.empty();
    private Set<Purpose> granted = Set.of();
    private Set<Purpose> refused = Set.of();

    Reader(JsonParser in) {
      this.in = in;
    }

    PortalDecision object() throws IOException, BadRequest {
      require(in.nextToken() == JsonToken.START_OBJECT, "not an object");
      while (in.nextToken() != JsonToken.END_OBJECT) {
        field(in.currentName());
      }
      require(notice != null, "\"notice\" is required");
      require(!granted.isEmpty() || !refused.isEmpty(), "nothing is granted or refused");
      require(Collections.disjoint(granted, refused), "a purpose is both granted and refused");
      return new PortalDecision(notice, language, granted, refused);
    }

    private void field(String name) throws IOException, BadRequest {
      JsonToken value = in.nextToken();
      switch (name) {
        case "notice" -> {
          notice = string(value, "\"notice\"");
          require(NoticeVersion.isOne(notice), "\"notice\" is no notice version");
        }
        case "lang" -> {
          language = Optional.of(string(value, "\"lang\""));
          require(language.filter(Language::isOne).isPresent(), "\"lang\" is no language");
        }
        case "granted" -> granted = purposes(value, "\"granted\"");
        case "refused" -> refused = purposes(value, "\"refused\"");
        default -> throw bad("there is a field that is not known");
      }
    }

    private String string(JsonToken value, String where) throws IOException, BadRequest {
      require(value == JsonToken.VALUE_STRING, where + " is no string");
      return in.getText();
    }

    private Set<Purpose> purposes(JsonToken start, String where) throws IOException, BadRequest {
      require(start == JsonToken.START_ARRAY, where + " is no array");
      Set<Purpose> purposes = new HashSet<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        require(purposes.size() < MAX_PURPOSES, where + " has more than " + MAX_PURPOSES);
        Purpose purpose = purpose(string(in.currentToken(), "an entry of " + where), where);
        require(purposes.add(purpose), where + " names a purpose twice");
      }
      return purposes;
    }

    private static Purpose purpose(String id, String where) throws BadRequest {
      try {
        return new Purpose(id);
      } catch (IllegalArgumentException e) {
        throw bad("an entry of " + where + " is no purpose");
      }
    }
  }
}
