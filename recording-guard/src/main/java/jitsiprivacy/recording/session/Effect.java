package jitsiprivacy.recording.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.RecordingKind;

/**
 * Something to be done, in the order in which it is given: what holds somebody back comes first,
 * and what is to be on record before what it is about.
 */
public sealed interface Effect {

  /** Nothing of them is forwarded any more. */
  record Mute(Set<String> occupants) implements Effect {}

  /** They are forwarded again, as far as this guard is concerned. */
  record Unmute(Set<String> occupants) implements Effect {}

  /** They are not invited. */
  record Hold(Set<String> occupants) implements Effect {}

  /** They are invited. */
  record Admit(Set<String> occupants) implements Effect {}

  /** They are asked whether they agree. */
  record Ask(Set<String> occupants, RecordingKind kind) implements Effect {}

  record Tell(Set<String> occupants, List<Message> messages) implements Effect {}

  /** The host gets the request, unless a {@link Stop} of it came meanwhile. */
  record LetThrough(RecordingRequest request) implements Effect {}

  /** The request is answered: no. */
  record Refuse(RecordingRequest request, List<Message> messages) implements Effect {}

  /** The request is answered: not yet; and kept, until it is judged again or given up. */
  record PutOff(RecordingRequest request, List<Message> messages) implements Effect {}

  /** The kept request is judged by the policy, as things are now, and asked again. */
  record JudgeAgain(RecordingRequest request) implements Effect {}

  /** The kept request is forgotten. */
  record GiveUp(RecordingRequest request) implements Effect {}

  /**
   * The host ends it. Comes again until the host says that it has ended. Where it did not get the
   * request yet it never does, and has ended with that.
   *
   * @param session the host's, once it is known
   */
  record Stop(RecordingRequest request, Optional<String> session, EndReason reason)
      implements Effect {}

  /**
   * These recorders are put out of the room: they belong to nothing that was let through, or stay
   * when it has ended.
   */
  record PutOut(Set<String> recorders) implements Effect {}

  /** What was recorded is put where nobody opens it before it was looked at. */
  record PutInQuarantine(
      RecordingRequest request, Optional<String> session, Set<Quarantine> reasons)
      implements Effect {}

  /**
   * To be on record.
   *
   * @param rule that decided, if one did
   * @param reason a word; empty when it is allowed or started
   * @param present participants
   */
  record Note(
      What what,
      RecordingRequest request,
      Optional<String> session,
      Optional<String> rule,
      String reason,
      int present)
      implements Effect {}

  /** What is noted. */
  enum What {
    ALLOWED,
    REFUSED,
    STARTED,
    STOPPED
  }

  /** The operator has to look: the host does not stop it. */
  record AlertNotStopped(RecordingRequest request, Optional<String> session) implements Effect {}
}
