package jitsiprivacy.jicofo.consent.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.notice.NoticeText;
import jitsiprivacy.consent.notice.PurposeText;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.PurposeTerms;

/**
 * All that holds for one participant, for its dialog; docs/consent-message.md.
 *
 * @param leave how long until somebody who does not answer is asked to leave
 */
record StateMessage(
    String room,
    String noticeVersion,
    NoticeText notice,
    Optional<String> noticeUrl,
    ConsentTerms terms,
    Map<Purpose, Standing> standings,
    Optional<Duration> leave) {

  static final String TYPE = "privacy-consent";

  String json(JsonFactory json) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = json.createGenerator(out)) {
      generator.writeStartObject();
      generator.writeStringField("type", TYPE);
      generator.writeNumberField("v", 0);
      generator.writeStringField("room", room);
      generator.writeBooleanField("asks", asks());
      writeNotice(generator);
      generator.writeArrayFieldStart("purposes");
      for (Map.Entry<Purpose, PurposeTerms> purpose : terms.purposes().entrySet()) {
        write(purpose.getKey(), purpose.getValue(), generator);
      }
      generator.writeEndArray();
      if (leave.isPresent() && asks()) {
        generator.writeNumberField("leave", Math.max(0, leave.get().toSeconds()));
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private boolean asks() {
    return standings.values().stream().anyMatch(standing -> standing.state() == ConsentState.ASKED);
  }

  private void writeNotice(JsonGenerator generator) throws IOException {
    generator.writeObjectFieldStart("notice");
    generator.writeStringField("version", noticeVersion);
    generator.writeStringField("lang", notice.language());
    generator.writeStringField("title", notice.title());
    generator.writeStringField("text", notice.text());
    if (noticeUrl.isPresent()) {
      generator.writeStringField("url", noticeUrl.get());
    }
    generator.writeEndObject();
  }

  private void write(Purpose purpose, PurposeTerms rule, JsonGenerator generator)
      throws IOException {
    Standing standing = standings.getOrDefault(purpose, Standing.UNASKED);
    PurposeText text = notice.of(purpose);
    generator.writeStartObject();
    generator.writeStringField("id", purpose.id());
    generator.writeStringField("state", name(standing.state()));
    if (standing.pending()) {
      generator.writeBooleanField("pending", true);
    }
    generator.writeStringField("gate", name(rule.gate()));
    generator.writeStringField("basis", name(rule.basis()));
    generator.writeStringField("title", text.title());
    generator.writeStringField("text", text.text());
    Optional<Instant> until = standing.until();
    if (until.isPresent()) {
      generator.writeStringField("until", until.get().toString());
    }
    generator.writeEndObject();
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
