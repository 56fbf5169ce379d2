package jitsiprivacy.consent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.notice.Language;
import jitsiprivacy.consent.notice.NoticeVersion;

/**
 * The JSON a client puts into {@code <jitsi_participant_privacy_consent>}; docs/consent-presence.md
 * describes it.
 *
 * <p>{@code {"v":0,"room":"r@conference.example.com","notice":"1","granted":["conference"]}}
 */
public final class StatementFormat {

  /** Longest value, in UTF-16 code units. */
  public static final int MAX_LENGTH = 1024;

  private static final int VERSION = 0;
  private static final int MAX_PURPOSES = 16;

  private final JsonFactory json =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build())
          .build();

  /** Reads a value as it came from a client. */
  public PresenceStatement parse(String text) throws InvalidStatement {
    if (text.length() > MAX_LENGTH) {
      throw new InvalidStatement("longer than " + MAX_LENGTH + " characters");
    }
    try (JsonParser in = json.createParser(text)) {
      PresenceStatement statement = new Reader(in).object();
      if (in.nextToken() != null) {
        throw new InvalidStatement("something follows the object");
      }
      return statement;
    } catch (IOException e) {
      throw new InvalidStatement("not JSON");
    }
  }

  /** Reads one object; fields in any order. */
  private static final class Reader {
    private final JsonParser in;
    private boolean versionSeen;
    private String room;
    private String notice;
    private Optional<String> language = Optional.empty();
    private Set<Purpose> granted = Set.of();
    private Set<Purpose> refused = Set.of();

    Reader(JsonParser in) {
      this.in = in;
    }

    PresenceStatement object() throws IOException, InvalidStatement {
      expect(in.nextToken(), JsonToken.START_OBJECT, "an object");
      while (in.nextToken() != JsonToken.END_OBJECT) {
        field(in.currentName());
      }
      if (!versionSeen || room == null || notice == null) {
        throw new InvalidStatement("\"v\", \"room\" and \"notice\" are required");
      }
      for (Purpose purpose : granted) {
        if (refused.contains(purpose)) {
          throw new InvalidStatement(purpose.id() + " is both granted and refused");
        }
      }
      return new PresenceStatement(room, notice, language, new Statement(granted, refused));
    }

    private void field(String name) throws IOException, InvalidStatement {
      JsonToken value = in.nextToken();
      switch (name) {
        case "v" -> {
          expect(value, JsonToken.VALUE_NUMBER_INT, "an integer in \"v\"");
          if (in.getIntValue() != VERSION) {
            throw new InvalidStatement("\"v\" must be " + VERSION);
          }
          versionSeen = true;
        }
        case "room" -> {
          expect(value, JsonToken.VALUE_STRING, "a string in \"room\"");
          room = in.getText();
        }
        case "notice" -> {
          expect(value, JsonToken.VALUE_STRING, "a string in \"notice\"");
          notice = in.getText();
          if (!NoticeVersion.isOne(notice)) {
            throw new InvalidStatement("\"notice\" is no notice version");
          }
        }
        case "lang" -> {
          expect(value, JsonToken.VALUE_STRING, "a string in \"lang\"");
          if (!Language.isOne(in.getText())) {
            throw new InvalidStatement("\"lang\" is no language");
          }
          language = Optional.of(in.getText());
        }
        case "granted" -> granted = purposes(value);
        case "refused" -> refused = purposes(value);
        default -> throw new InvalidStatement("there is a field that is not known");
      }
    }

    private Set<Purpose> purposes(JsonToken start) throws IOException, InvalidStatement {
      expect(start, JsonToken.START_ARRAY, "an array of purposes");
      Set<Purpose> purposes = new HashSet<>();
      while (in.nextToken() != JsonToken.END_ARRAY) {
        expect(in.currentToken(), JsonToken.VALUE_STRING, "a purpose");
        if (purposes.size() == MAX_PURPOSES) {
          throw new InvalidStatement("more than " + MAX_PURPOSES + " purposes");
        }
        try {
          purposes.add(new Purpose(in.getText()));
        } catch (IllegalArgumentException e) {
          throw new InvalidStatement("there is a purpose that is none");
        }
      }
      return purposes;
    }

    private static void expect(JsonToken found, JsonToken wanted, String what)
        throws InvalidStatement {
      if (found != wanted) {
        throw new InvalidStatement("expected " + what);
      }
    }
  }
}
