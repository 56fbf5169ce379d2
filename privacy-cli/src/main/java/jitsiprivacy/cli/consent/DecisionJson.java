package jitsiprivacy.cli.consent;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.ledger.KeptDecision;

/** The fields of a decision, without its document. */
final class DecisionJson {

  private DecisionJson() {}

  static void write(KeptDecision decision, JsonGenerator to) throws IOException {
    to.writeStringField("id", decision.id());
    to.writeStringField("time", decision.time().toString());
    time("asked", decision.asked(), to);
    to.writeStringField("state", Words.of(decision.state()));
    to.writeStringField("purpose", decision.purpose().id());
    to.writeStringField("cause", Words.of(decision.cause()));
    to.writeStringField("basis", Words.of(decision.basis()));
    to.writeStringField("subject", decision.subject());
    to.writeBooleanField("account", decision.isAccount());
    to.writeStringField("room", decision.room());
    if (decision.meeting().isPresent()) {
      to.writeStringField("meeting", decision.meeting().get());
    }
    time("until", decision.until(), to);
    to.writeObjectFieldStart("notice");
    to.writeStringField("version", decision.notice().version());
    to.writeStringField("language", decision.notice().language());
    to.writeStringField("hash", decision.notice().hash());
    to.writeEndObject();
  }

  private static void time(String name, Optional<Instant> time, JsonGenerator to)
      throws IOException {
    if (time.isPresent()) {
      to.writeStringField(name, time.get().toString());
    }
  }
}
