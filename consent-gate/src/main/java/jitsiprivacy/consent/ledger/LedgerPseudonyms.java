package jitsiprivacy.consent.ledger;

import java.util.Optional;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;

/** Whose pseudonyms a ledger has, each kind by itself. */
public record LedgerPseudonyms(Pseudonyms key) {

  /** A guest never has that of an account, however it is called. */
  public String subject(DataSubject subject) {
    return key.of(subject.isAccount() ? "account" : "guest", subject.name());
  }

  public String room(String room) {
    return key.of("room", room);
  }

  /** Of room and id: without the length, another pair could run into the same text. */
  public Optional<String> meeting(Meeting meeting) {
    return meeting
        .id()
        .map(id -> key.of("meeting", meeting.room().length() + " " + meeting.room() + " " + id));
  }
}
