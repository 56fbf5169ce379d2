package jitsiprivacy.recording.policy;

import java.util.Optional;

/** What the policy says to a question. */
public sealed interface Ruling {

  /** The rule that decided, if one did. */
  Optional<String> decidedBy();

  /** If all that is asked for is met. */
  record Allowed(String rule, Requirements requirements) implements Ruling {
    @Override
    public Optional<String> decidedBy() {
      return Optional.of(rule);
    }
  }

  /**
   * @param text why, for the initiator to read; in the operator's words
   */
  record Refused(Cause cause, Optional<String> decidedBy, Optional<String> text)
      implements Ruling {}

  /** Why it is refused. */
  enum Cause {
    /** A rule says so. */
    RULE,
    /** No rule allows it. */
    NO_RULE,
    /** It cannot be told where it goes. */
    DESTINATION_UNREADABLE;

    /** A word, for the audit trail. */
    public String id() {
      return Aspect.word(this);
    }
  }
}
