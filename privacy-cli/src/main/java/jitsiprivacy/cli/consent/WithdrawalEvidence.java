package jitsiprivacy.cli.consent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jitsiprivacy.audit.archive.AuditTrail;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.audit.installation.AuditInstallation;
import jitsiprivacy.consent.ledger.KeptDecision;

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
      String operator,
      Instant time)
      throws IOException {
    if (!hasKey()) {
      return;
    }
    Pseudonyms pseudonyms = host.pseudonyms();
    Map<String, List<KeptDecision>> byNotice =
        withdrawn.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.notice().version(), TreeMap::new, Collectors.toList()));
    try (AuditTrail trail = host.open(Clock.systemUTC())) {
      for (Map.Entry<String, List<KeptDecision>> each : byNotice.entrySet()) {
        AuditEvent event =
            AuditEvent.of(EventKind.CONSENT_WITHDRAWN, time, Actor.OPERATOR)
                .with("notice", each.getKey())
                .with("purposes", purposes(each.getValue()));
        if (user.isPresent()) {
          event = event.about(pseudonyms.subject(user.get()));
        }
        if (room.isPresent()) {
          event = event.inRoom(pseudonyms.room(room.get()));
        }
        trail.record(event, payload(each.getValue(), reason, operator));
      }
      sign(trail);
    }
  }

  private boolean hasKey() throws IOException {
    try {
      host.signingKey();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static List<String> purposes(List<KeptDecision> withdrawn) {
    return withdrawn.stream().map(each -> each.purpose().id()).distinct().sorted().toList();
  }

  /** It is recorded all the same, and signed with what comes next. */
  private void sign(AuditTrail trail) {
    try {
      trail.publish();
    } catch (IOException e) {
      warn.accept("it is in the audit trail and not signed yet: " + e.getMessage());
    }
  }

  private static byte[] payload(List<KeptDecision> withdrawn, String reason, String operator)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator to = new JsonFactory().createGenerator(bytes)) {
      to.writeStartObject();
      to.writeArrayFieldStart("decisions");
      for (KeptDecision each : withdrawn) {
        to.writeString(each.id());
      }
      to.writeEndArray();
      to.writeStringField("reason", reason);
      to.writeStringField("operator", operator);
      to.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
