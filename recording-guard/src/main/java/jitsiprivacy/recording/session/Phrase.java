package jitsiprivacy.recording.session;

import java.util.Locale;

/** What people are told; the sentences are in the catalogue. */
public enum Phrase {
  // To whoever asks.
  NO_RULE,
  DESTINATION_UNREADABLE,
  BUSY,
  ALREADY_WAITING,
  REASON_MISSING,
  UNCERTAIN,
  NOBODY,
  NOT_PRESENT,
  ONE_MISSING,
  SOME_MISSING,
  HAVE_BEEN_ASKED,
  STARTS_BY_ITSELF,
  ALL_AGREED,
  // To all.
  ANNOUNCED,
  RUNNING,
  SOMEBODY_STARTED,
  PURPOSE,
  WITHDRAW,
  BASIS,
  MUTED,
  HELD,
  ENDED,
  // To the initiator, by reason of the end.
  END_FAILED,
  END_NOT_STARTED,
  END_ENCRYPTED,
  END_MAXIMUM,
  END_POLICY_CHANGED,
  END_LATE_JOINER,
  END_WITHDRAWN,
  END_UNEXPECTED,
  END_UNCERTAIN,
  END_NOT_IN_TIME,
  // The operator's own words.
  OPERATOR_SAYS;

  /** In the catalogue. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
