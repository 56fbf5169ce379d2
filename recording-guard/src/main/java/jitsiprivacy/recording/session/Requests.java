package jitsiprivacy.recording.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.policy.ConsentNeed;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Ruling;
import jitsiprivacy.recording.session.Effect.What;

/** What becomes of a request: it is let through, refused or kept until all have agreed. */
final class Requests {

  private final Room room;

  Requests(Room room) {
    this.room = room;
  }

  void asked(RecordingRequest request, Ruling ruling, boolean certain) {
    Optional<Recording> there = room.inSlotOf(request.kind());
    Optional<Recording> kept = there.filter(each -> each.isKept(request));
    kept.ifPresent(Recording::judged);
    if (there.isPresent() && kept.isEmpty()) {
      Phrase answer = there.get().isRepeated(request) ? Phrase.ALREADY_WAITING : Phrase.BUSY;
      deny(request, kept, Optional.empty(), "busy", Sentences.of(answer));
    } else if (ruling instanceof Ruling.Refused refused) {
      deny(request, kept, refused.decidedBy(), refused.cause().id(), Sentences.refused(refused));
    } else if (ruling instanceof Ruling.Allowed allowed) {
      allowed(request, allowed, certain, kept);
    }
  }

  private void allowed(
      RecordingRequest request, Ruling.Allowed ruling, boolean certain, Optional<Recording> kept) {
    Requirements requirements = ruling.requirements();
    Optional<Phrase> problem = problem(request, requirements, certain);
    Set<String> missing = room.occupants().withoutConsentTo(request.kind());
    if (problem.isPresent()) {
      String reason = problem.get().key();
      deny(request, kept, ruling.decidedBy(), reason, Sentences.of(problem.get()));
    } else if (requirements.consent() != ConsentNeed.ALL || missing.isEmpty()) {
      start(kept.orElseGet(() -> new Recording(request, ruling)), ruling);
    } else if (kept.isPresent()) {
      kept.get().ruling(ruling); // Somebody came or changed their mind meanwhile: it still waits.
    } else {
      consentIsMissing(request, ruling, missing);
    }
  }

  private Optional<Phrase> problem(
      RecordingRequest request, Requirements requirements, boolean certain) {
    if (request.initiator().filter(by -> !room.occupants().has(by)).isPresent()) {
      return Optional.of(Phrase.NOT_PRESENT);
    }
    if (requirements.reason() && request.reason().filter(text -> !text.isBlank()).isEmpty()) {
      return Optional.of(Phrase.REASON_MISSING);
    }
    if (requirements.needsConsent() && !certain) {
      return Optional.of(Phrase.UNCERTAIN);
    }
    return requirements.needsConsent() && room.occupants().count() == 0
        ? Optional.of(Phrase.NOBODY)
        : Optional.empty();
  }

  private void consentIsMissing(
      RecordingRequest request, Ruling.Allowed ruling, Set<String> missing) {
    room.then(new Effect.Ask(missing, request.kind()));
    int present = room.occupants().count();
    ruling
        .requirements()
        .startsWithin()
        .ifPresentOrElse(
            within -> {
              Recording recording = new Recording(request, ruling);
              recording.go(Step.PUT_OFF);
              recording.due(room.now().plus(within));
              room.put(recording);
              room.then(
                  new Effect.PutOff(request, Sentences.missing(missing.size(), present, within)));
            },
            () ->
                deny(
                    request,
                    Optional.empty(),
                    ruling.decidedBy(),
                    "consent-missing",
                    Sentences.missing(missing.size(), present)));
  }

  private void start(Recording recording, Ruling.Allowed ruling) {
    recording.ruling(ruling);
    if (recording.state() == RecordingState.WAITING) {
      room.thenTellInitiator(recording, Sentences.of(Phrase.ALL_AGREED));
    }
    recording.go(Step.LET_THROUGH);
    recording.due(room.now().plus(Recording.TO_START));
    room.put(recording);
    room.thenNote(What.ALLOWED, recording, "");
    room.thenAskWhoIsWithout(recording);
    ruling
        .requirements()
        .announcement()
        .ifPresent(
            text -> room.thenTell(room.occupants().all(), Sentences.announced(recording, text)));
    room.then(new Effect.LetThrough(recording.request()));
  }

  private void deny(
      RecordingRequest request,
      Optional<Recording> kept,
      Optional<String> rule,
      String reason,
      List<Message> messages) {
    room.then(
        new Effect.Note(
            What.REFUSED, request, Optional.empty(), rule, reason, room.occupants().count()));
    if (kept.isEmpty()) {
      room.then(new Effect.Refuse(request, messages));
      return;
    }
    kept.get().go(Step.GIVEN_UP);
    room.remove(kept.get());
    room.then(new Effect.GiveUp(request)); // It was answered when it was put off.
    room.thenTellInitiator(kept.get(), messages);
  }
}
