package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.policy.Facts;
import jitsiprivacy.jicofo.consent.Admittance;
import jitsiprivacy.jicofo.consent.Subjects;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.policy.Initiator;
import jitsiprivacy.recording.policy.RecordingQuestion;
import jitsiprivacy.recording.policy.Role;

/** Puts a request before the rules, with all that is known at this moment. */
@Singleton
final class Questions {

  private static final String GROUP = "group";

  private final Subjects subjects;
  private final Admittance admittance;

  @Inject
  Questions(Subjects subjects, Admittance admittance) {
    this.subjects = subjects;
    this.admittance = admittance;
  }

  RecordingQuestion of(Way way, Room room) {
    Facts facts = way.by().map(subjects::facts).orElseGet(() -> subjects.facts(room));
    return new RecordingQuestion(
        facts.room(),
        facts.tenant(),
        way.kind(),
        way.by().map(Questions::initiator).orElse(Initiator.UNKNOWN),
        way.destination(),
        Instant.now(),
        admittance.participants(room).size(),
        room.occupants().stream().anyMatch(Occupant::encrypts));
  }

  private static Initiator initiator(Occupant asking) {
    Role role =
        asking.isModerator()
            ? Role.MODERATOR
            : asking.isVisitor() ? Role.VISITOR : Role.PARTICIPANT;
    return new Initiator(
        Optional.of(role),
        asking.affiliation(),
        asking.claims(),
        Set.of(), // No presence tells what a token switches on.
        Optional.ofNullable(asking.claims().get(GROUP)));
  }
}
