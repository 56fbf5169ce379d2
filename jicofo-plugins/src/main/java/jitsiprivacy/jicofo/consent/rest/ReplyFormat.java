package jitsiprivacy.jicofo.consent.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.policy.PurposeTerms;

/** Writes what is sent back. Names and values are those of docs/consent-message.md. */
final class ReplyFormat {

  private final JsonFactory json = new JsonFactory();

  /** Writes fields into an object. */
  private interface Fields {
    void write(JsonGenerator out) throws IOException;
  }

  Reply consent(int status, PortalSubject subject, PortalConsent consent) {
    return Reply.json(
        status,
        object(
            out -> {
              subject(out, subject);
              out.writeStringField("notice", consent.notice());
              out.writeArrayFieldStart("purposes");
              for (PortalConsent.OfPurpose each : consent.purposes()) {
                out.writeStartObject();
                out.writeStringField("id", each.purpose().id());
                standing(out, each.standing());
                terms(out, each.terms());
                out.writeEndObject();
              }
              out.writeEndArray();
            }));
  }

  private static void subject(JsonGenerator out, PortalSubject subject) throws IOException {
    if (subject instanceof PortalSubject.InRoom inRoom) {
      out.writeStringField("room", inRoom.room());
      out.writeStringField("endpoint", inRoom.endpoint());
    } else if (subject instanceof PortalSubject.Account account) {
      out.writeStringField("user", account.user());
      if (account.room().isPresent()) {
        out.writeStringField("room", account.room().get());
      }
    }
  }

  private static void standing(JsonGenerator out, Standing standing) throws IOException {
    out.writeStringField("state", kebab(standing.state()));
    if (standing.pending()) {
      out.writeBooleanField("pending", true);
    }
    Optional<Instant> until = standing.until();
    if (until.isPresent()) {
      out.writeStringField("until", until.get().toString());
    }
  }

  private static void terms(JsonGenerator out, PurposeTerms terms) throws IOException {
    out.writeStringField("gate", kebab(terms.gate()));
    out.writeStringField("basis", kebab(terms.basis()));
  }

  Reply notice(PortalNotice notice) {
    return Reply.json(
        200,
        object(
            out -> {
              out.writeStringField("version", notice.version());
              out.writeStringField("lang", notice.language());
              out.writeStringField("title", notice.title());
              out.writeStringField("text", notice.text());
              if (notice.url().isPresent()) {
                out.writeStringField("url", notice.url().get().toString());
              }
              out.writeArrayFieldStart("purposes");
              for (PortalNotice.Asked each : notice.purposes()) {
                out.writeStartObject();
                out.writeStringField("id", each.purpose().id());
                out.writeStringField("title", each.title());
                out.writeStringField("text", each.text());
                terms(out, each.terms());
                out.writeEndObject();
              }
              out.writeEndArray();
            }));
  }

  /**
   * RFC 9457.
   *
   * @param what exactly is wrong; {@code null} where there is no more to say
   */
  Reply problem(Problem problem, String what) {
    String body =
        object(
            out -> {
              out.writeStringField("type", problem.type());
              out.writeStringField("title", problem.title());
              out.writeNumberField("status", problem.status());
              out.writeStringField(
                  "detail", what == null ? problem.detail() : problem.detail() + " Here: " + what);
            });
    return new Reply(problem.status(), Reply.PROBLEM, body, Map.of());
  }

  private static String kebab(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String object(Fields fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = json.createGenerator(text)) {
      out.writeStartObject();
      fields.write(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
