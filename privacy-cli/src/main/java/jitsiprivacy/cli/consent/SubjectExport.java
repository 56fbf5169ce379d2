package jitsiprivacy.cli.consent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.sql.ConsentArchive;
import jitsiprivacy.consent.notice.NoticeRef;

/** One object: the decisions with their documents, then the notices that they are about. */
final class SubjectExport implements ConsentArchive.Reader {

  private final JsonGenerator to;
  private final long most;
  private long written;
  private final Set<NoticeRef> notices = new LinkedHashSet<>();

  /**
   * @param most so many decisions, the first that come
   */
  SubjectExport(JsonGenerator to, long most) {
    this.to = to;
    this.most = most;
  }

  /** In ASCII, so that no terminal is told anything; by lines, for whoever asked for it. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return new JsonFactoryBuilder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .build()
        .createGenerator(out)
        .setPrettyPrinter(new DefaultPrettyPrinter());
  }

  void begin(String subject, Instant now) throws IOException {
    to.writeStartObject();
    to.writeStringField("subject", subject);
    to.writeStringField("exported", now.toString());
    to.writeArrayFieldStart("decisions");
  }

  @Override
  public void decision(KeptDecision decision) throws IOException {
    if (written == most) {
      return;
    }
    written++;
    notices.add(decision.notice());
    to.writeStartObject();
    DecisionJson.write(decision, to);
    if (!decision.document().isEmpty()) {
      to.writeFieldName("document");
      document(decision.document());
    }
    to.writeEndObject();
  }

  /** As the object it is; what is none, as text. */
  private void document(String text) throws IOException {
    if (!isObject(text)) {
      to.writeString(text);
      return;
    }
    try (JsonParser from = new JsonFactory().createParser(text)) {
      from.nextToken();
      to.copyCurrentStructure(from);
    }
  }

  private static boolean isObject(String text) throws IOException {
    try (JsonParser from = new JsonFactory().createParser(text)) {
      if (from.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      from.skipChildren();
      return from.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  void end(ConsentArchive archive) throws IOException, LedgerException {
    to.writeEndArray();
    to.writeArrayFieldStart("notices");
    for (NoticeRef notice : notices) {
      to.writeStartObject();
      to.writeStringField("version", notice.version());
      to.writeStringField("language", notice.language());
      to.writeStringField("hash", notice.hash());
      Optional<String> text = archive.notice(notice);
      if (text.isPresent()) {
        to.writeStringField("text", text.get());
      }
      to.writeEndObject();
    }
    to.writeEndArray();
    to.writeEndObject();
    to.writeRaw('\n');
  }
}
