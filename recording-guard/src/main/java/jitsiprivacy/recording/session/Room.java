package jitsiprivacy.recording.session;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.session.Effect.What;
import jitsiprivacy.recording.session.Occupant.Restriction;

/** Who and what is in a room, and what is to be done about it. */
final class Room {

  /** A meeting could start and end recordings for ever. */
  private static final int MOST_ENDED = 100;

  private final Occupants occupants = new Occupants();
  private final Map<Slot, Recording> recordings = new EnumMap<>(Slot.class);
  private final Deque<Recording> ended = new ArrayDeque<>();
  private Instant now = Instant.MIN;
  private List<Effect> then = new ArrayList<>();

  /** What is to be done once that has happened; what holds somebody back is the first. */
  List<Effect> effects(Instant time, Runnable happens) {
    now = time;
    then = new ArrayList<>();
    happens.run();
    List<Effect> effects = new ArrayList<>(occupants.restrict(recordings.values()));
    effects.addAll(then);
    return effects;
  }

  Instant now() {
    return now;
  }

  Occupants occupants() {
    return occupants;
  }

  /** As they are now: some may end meanwhile. */
  List<Recording> recordings() {
    return Stream.of(Slot.values()).map(recordings::get).filter(Objects::nonNull).toList();
  }

  /** That which is in the slot for such, of whatever kind. */
  Optional<Recording> inSlotOf(RecordingKind kind) {
    return Optional.ofNullable(recordings.get(Slot.of(kind)));
  }

  void put(Recording recording) {
    recordings.put(recording.request().slot(), recording);
  }

  void remove(Recording recording) {
    recordings.remove(recording.request().slot());
  }

  /** The host has ended it; who is in it may take consent back all the same. */
  void hasEnded(Recording recording) {
    remove(recording);
    if (recording.session().isPresent()) {
      ended.add(recording);
    }
    if (ended.size() > MOST_ENDED) {
      ended.remove();
    }
  }

  /** The last of them. */
  Collection<Recording> ended() {
    return ended;
  }

  /** In the order in which it is said. */
  void then(Effect effect) {
    then.add(effect);
  }

  void thenNote(What what, Recording recording, String reason) {
    then(
        new Effect.Note(
            what,
            recording.request(),
            recording.session(),
            recording.rule(),
            reason,
            occupants.count()));
  }

  void thenTell(Set<String> whom, List<Message> messages) {
    if (!whom.isEmpty() && !messages.isEmpty()) {
      then(new Effect.Tell(whom, messages));
    }
  }

  void thenTellInitiator(Recording recording, List<Message> messages) {
    recording
        .request()
        .initiator()
        .filter(occupants::has)
        .ifPresent(by -> thenTell(Set.of(by), messages));
  }

  void thenAskWhoIsWithout(Recording recording) {
    Set<String> without = occupants.which(recording::isWithout);
    if (!without.isEmpty()) {
      then(new Effect.Ask(without, recording.kind()));
    }
  }

  void thenTellThatItRuns(Recording recording, Set<String> whom) {
    for (Restriction restriction : Restriction.values()) {
      List<Message> messages = new ArrayList<>(Sentences.runs(recording));
      switch (restriction) {
        case NONE -> {}
        case MUTED -> messages.add(Message.of(Phrase.MUTED));
        case HELD -> messages.add(Message.of(Phrase.HELD));
      }
      thenTell(
          occupants.which(
              each ->
                  whom.contains(each.id())
                      && Occupants.restriction(each, recordings.values()) == restriction),
          messages);
    }
  }
}
