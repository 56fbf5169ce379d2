package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.cli.audit.OperatorTrail;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.record.DecisionEvent;
import jitsiprivacy.consent.record.DocumentHash;

/** Puts on record that an operator withdrew consent. */
final class WithdrawalEvidence {

  private final OperatorTrail trail;

  WithdrawalEvidence(Path stateDir, Consumer<String> warn) {
    this.trail = new OperatorTrail(stateDir, warn);
  }

  /**
   * Durable when this returns. Where this host has no audit trail, nothing is recorded.
   *
   * @param account where the operator named it: the trail has pseudonyms of its own
   * @param room likewise
   */
  void record(
      List<KeptDecision> withdrawn,
      Optional<String> account,
      Optional<String> room,
      String reason,
      String operator)
      throws IOException {
    trail.record(
        pseudonyms ->
            withdrawn.stream()
                .map(
                    each ->
                        new OperatorTrail.Act(
                            event(each, account, room, pseudonyms),
                            payload(each, reason, operator)))
                .toList());
  }

  /** As the focus records a withdrawal; where and whom it is about, as far as that was named. */
  private static AuditEvent event(
      KeptDecision decision,
      Optional<String> account,
      Optional<String> room,
      Pseudonyms pseudonyms) {
    AuditEvent event =
        AuditEvent.of(EventKind.CONSENT_WITHDRAWN, decision.time(), Actor.OPERATOR)
            .with("notice", decision.notice().version())
            .with("purposes", List.of(decision.purpose().id()))
            .with(DecisionEvent.RECORD, DocumentHash.of(decision.document()));
    if (account.isPresent()) {
      event = event.about(pseudonyms.subject(account.get()));
    }
    return room.isPresent() ? event.inRoom(pseudonyms.room(room.get())) : event;
  }

  private static Map<String, String> payload(
      KeptDecision decision, String reason, String operator) {
    Map<String, String> payload = new LinkedHashMap<>();
    payload.put("decision", decision.id());
    payload.put("reason", reason);
    payload.put("operator", operator);
    return payload;
  }
}
