package jitsiprivacy.recording.options;

import java.util.Optional;
import jitsiprivacy.recording.policy.HeadCount;

/** How many are in the meeting, the initiator included. */
public record ParticipantOptions(Optional<Integer> atLeast, Optional<Integer> atMost) {

  HeadCount count() {
    return new HeadCount(
        atLeast.orElse(HeadCount.ANY.least()), atMost.orElse(HeadCount.ANY.most()));
  }
}
