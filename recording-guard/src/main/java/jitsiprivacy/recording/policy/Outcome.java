package jitsiprivacy.recording.policy;

import java.util.Optional;

/** What a rule says. */
public sealed interface Outcome {

  record Allow(Requirements requirements) implements Outcome {}

  /**
   * @param text why, for the initiator to read; in the operator's words
   */
  record Refuse(Optional<String> text) implements Outcome {}
}
