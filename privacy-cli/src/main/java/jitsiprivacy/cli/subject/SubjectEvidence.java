package jitsiprivacy.cli.subject;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Pseudonyms;
import jitsiprivacy.cli.audit.HostTrail;
import jitsiprivacy.cli.audit.OperatorTrail;
import jitsiprivacy.cli.scrub.Operator;
import jitsiprivacy.cli.subject.place.Person;

/**
 * Puts on record that somebody's data was handed out or erased. Durable when a method returns.
 * Where this host has no audit trail, nothing is recorded.
 *
 * @param request what the operator calls it
 */
record SubjectEvidence(Host host, Person person, Optional<String> request) {

  private AuditEvent event(EventKind kind, long items, Pseudonyms pseudonyms) {
    AuditEvent event =
        AuditEvent.of(kind, Clock.systemUTC().instant(), Actor.OPERATOR).with("items", items);
    if (request.isPresent()) {
      event = event.with("request", request.get());
    }
    return person.account().isPresent()
        ? event.about(pseudonyms.subject(person.account().get()))
        : event;
  }

  /**
   * Before it is.
   *
   * @throws IOException when it could not be recorded: nothing must be handed out
   */
  void exports(long items, String reason) throws IOException {
    Map<String, String> payload = new LinkedHashMap<>();
    person.inLedger().ifPresent(pseudonym -> payload.put("subject", pseudonym));
    payload.put("reason", reason);
    payload.put("operator", Operator.name(System.getProperty("user.name"), System.getenv()));
    new OperatorTrail(host.stateDir(), host.say())
        .record(
            pseudonyms ->
                List.of(
                    new OperatorTrail.Act(
                        event(EventKind.SUBJECT_EXPORTED, items, pseudonyms), payload)));
  }

  /** Afterwards; it names nobody, and has no payload that would have to be erased, too. */
  void erased(long items, long held) throws IOException {
    new HostTrail(host.stateDir(), host.say())
        .record(
            to ->
                to.record(
                    event(EventKind.SUBJECT_ERASED, items, host.audit().pseudonyms())
                        .with("held", held)));
  }
}
