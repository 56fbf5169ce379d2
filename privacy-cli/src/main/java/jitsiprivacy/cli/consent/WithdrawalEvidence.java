package jitsiprivacy.cli.consent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.record.DecisionEvent;
import jitsiprivacy.consent.record.DocumentHash;

/**
 * Puts on record that an operator withdrew consent. Who did and why is in the payload, which can be
 * erased: what an operator types may name somebody.
 */
final class WithdrawalEvidence {

  private final AuditInstallation host;
  private final Consumer<String> warn;

  WithdrawalEvidence(Path stateDir, Consumer<String> warn) {
    this.host = new AuditInstallation(stateDir);
    this.warn = warn;
  }

  /**
   * Durable when this returns. Where this host has no audit trail, nothing is recorded.
   *
   * @param user the account, where the operator named it: the trail has pseudonyms of its own
   * @param room likewise
   */
  void record(
      List<KeptDecision> withdrawn,
      Optional<String> user,
      Optional<String> room,
      String reason,
      String operator)
      throws IOException {
    if (!hasKey()) {
      return;
    }
    Pseudonyms pseudonyms = host.pseudonyms();
    try (AuditTrail trail = host.open(Clock.systemUTC())) {
      for (KeptDecision each : withdrawn) {
        trail.record(event(each, user, room, pseudonyms), payload(each, reason, operator));
      }
      sign(trail);
    }
  }

  /** As the focus records a withdrawal; where and whom it is about, as far as that was named. */
  private static AuditEvent event(
      KeptDecision decision, Optional<String> user, Optional<String> room, Pseudonyms pseudonyms) {
    AuditEvent event =
        AuditEvent.of(EventKind.CONSENT_WITHDRAWN, decision.time(), Actor.OPERATOR)
            .with("notice", decision.notice().version())
            .with("purposes", List.of(decision.purpose().id()))
            .with(DecisionEvent.RECORD, DocumentHash.of(decision.document()));
    if (user.isPresent()) {
      event = event.about(pseudonyms.subject(user.get()));
    }
    return room.isPresent() ? event.inRoom(pseudonyms.room(room.get())) : event;
  }

  private boolean hasKey() throws IOException {
    try {
      host.signingKey();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** It is recorded all the same, and signed with what comes next. */
  private void sign(AuditTrail trail) {
    try {
      trail.publish();
    } catch (IOException e) {
      warn.accept("it is in the audit trail and not signed yet: " + e.getMessage());
    }
  }

  private static byte[] payload(KeptDecision decision, String reason, String operator)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = new JsonFactory().createGenerator(bytes)) {
      to.writeStartObject();
      to.writeStringField("decision", decision.id());
      to.writeStringField("reason", reason);
      to.writeStringField("operator", operator);
      to.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
