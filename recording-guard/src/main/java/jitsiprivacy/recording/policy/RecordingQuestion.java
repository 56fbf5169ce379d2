package jitsiprivacy.recording.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * All that a rule can look at.
 *
 * @param room name of the main room, without service and tenant, in lower case
 * @param participants who is there, the initiator included
 * @param encrypted whether the meeting is end-to-end encrypted
 */
public record RecordingQuestion(
    String room,
    Optional<String> tenant,
    RecordingKind kind,
    Initiator initiator,
    Destination destination,
    Instant time,
    int participants,
    boolean encrypted) {

  Optional<String> host() {
    return destination instanceof Destination.Host host
        ? Optional.of(host.name())
        : Optional.empty();
  }
}
