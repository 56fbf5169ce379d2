package jitsiprivacy.cli.consent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.cli.audit.OperatorTrail;

/** Puts on record that somebody's data was handed out. */
final class ExportEvidence {

  private final OperatorTrail trail;

  ExportEvidence(Path stateDir, Consumer<String> warn) {
    this.trail = new OperatorTrail(stateDir, warn);
  }

  /**
   * Durable when this returns. Where this host has no audit trail, nothing is recorded.
   *
   * @param pseudonym in the ledger
   * @param account where the operator named it: the trail has pseudonyms of its own
   * @param items decisions
   * @throws IOException when it could not be recorded: nothing must be handed out
   */
  void record(
      String pseudonym, Optional<String> account, long items, String reason, String operator)
      throws IOException {
    AuditEvent event =
        AuditEvent.of(EventKind.SUBJECT_EXPORTED, Clock.systemUTC().instant(), Actor.OPERATOR)
            .with("items", items);
    Map<String, String> payload = new LinkedHashMap<>();
    payload.put("subject", pseudonym);
    payload.put("reason", reason);
    payload.put("operator", operator);
    trail.record(
        pseudonyms ->
            List.of(
                new OperatorTrail.Act(
                    account.map(name -> event.about(pseudonyms.subject(name))).orElse(event),
                    payload)));
  }
}
