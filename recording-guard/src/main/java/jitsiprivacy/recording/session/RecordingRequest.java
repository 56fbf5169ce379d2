package jitsiprivacy.recording.session;

import java.util.Optional;
import jitsiprivacy.recording.policy.RecordingKind;

/**
 * What somebody asks for.
 *
 * @param id made up by the guard, one for each request
 * @param initiator the occupant; empty where it is not known who asks
 * @param initiatorName as the others see it
 * @param reason what it is for, in the initiator's words
 */
public record RecordingRequest(
    String id,
    RecordingKind kind,
    Optional<String> initiator,
    Optional<String> initiatorName,
    Optional<String> reason) {

  Slot slot() {
    return Slot.of(kind);
  }
}
