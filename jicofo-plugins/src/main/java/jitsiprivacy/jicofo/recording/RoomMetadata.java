package jitsiprivacy.jicofo.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.Set;
import jitsiprivacy.recording.policy.RecordingKind;

/**
 * What Jitsi's Prosody tells the focus of a room's settings, as Jicofo's {@code RoomMetadata} reads
 * it. Whatever Jicofo could take for yes is yes.
 */
final class RoomMetadata {

  private static final String TRANSCRIBING = "/metadata/recording/isTranscribingEnabled";

  /** By an export of the bridge's, and not by Jigasi. */
  private static final String BY_EXPORT = "/metadata/asyncTranscription";

  /** Sender by sender, the languages that somebody wants to hear them in. */
  private static final String TRANSLATIONS = "/metadata/audioTranslationRequests";

  private final JsonFactory format =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String json;
  private final Set<RecordingKind> wanted = EnumSet.noneOf(RecordingKind.class);

  /**
   * Reads it.
   *
   * @throws IOException when Jicofo could not read it either
   */
  RoomMetadata(String json) throws IOException {
    this.json = json;
    boolean transcribing = false;
    boolean byExport = false;
    try (JsonParser in = format.createParser(json)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      while (in.nextToken() != null && !in.getParsingContext().inRoot()) {
        if (isValue(in)) {
          transcribing |= isAt(TRANSCRIBING, in) && isYes(in.currentToken());
          byExport |= isAt(BY_EXPORT, in) && isYes(in.currentToken());
          if (isAt(TRANSLATIONS, in) && isYes(in.currentToken()) && !isEmptyObject(in)) {
            wanted.add(RecordingKind.TRANSLATION);
          }
        }
      }
    }
    if (transcribing && byExport) {
      wanted.add(RecordingKind.TRANSCRIPTION);
    }
  }

  /** What has the meeting exported. */
  Set<RecordingKind> wanted() {
    return Set.copyOf(wanted);
  }

  /** The same, but that these are not wanted. */
  String without(Set<RecordingKind> kinds) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonParser in = format.createParser(json);
        JsonGenerator out = format.createGenerator(text)) {
      in.nextToken();
      out.copyCurrentEvent(in);
      while (in.nextToken() != null && !in.getParsingContext().inRoot()) {
        if (isValue(in) && kinds.contains(RecordingKind.TRANSCRIPTION) && isAt(TRANSCRIBING, in)) {
          in.skipChildren();
          out.writeBoolean(false);
        } else if (isValue(in)
            && kinds.contains(RecordingKind.TRANSLATION)
            && isAt(TRANSLATIONS, in)) {
          in.skipChildren();
          out.writeStartObject();
          out.writeEndObject();
        } else {
          out.copyCurrentEventExact(in);
        }
      }
      out.writeEndObject();
    }
    return text.toString();
  }

  private static boolean isValue(JsonParser in) {
    JsonToken token = in.currentToken();
    return token != JsonToken.FIELD_NAME && !token.isStructEnd();
  }

  private static boolean isAt(String path, JsonParser in) {
    return in.getParsingContext().pathAsPointer().toString().equals(path);
  }

  private static boolean isYes(JsonToken token) {
    return token != JsonToken.VALUE_FALSE && token != JsonToken.VALUE_NULL;
  }

  /** Goes on to its end where it is. */
  private static boolean isEmptyObject(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.START_OBJECT && in.nextToken() == JsonToken.END_OBJECT;
  }
}
