package jitsiprivacy.consent.ledger.sql;

import java.time.Instant;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.RecordId;
import jitsiprivacy.consent.notice.NoticeRef;

/** Decisions as tests need them. */
final class Decisions {

  static final DataSubject ACCOUNT = new DataSubject("participant-1", true);
  static final DataSubject GUEST = new DataSubject("participant-1", false);
  static final Meeting MEETING = new Meeting("room1@conference.example", Optional.of("m1"));
  static final Meeting OTHER = new Meeting("room1@conference.example", Optional.of("m2"));
  static final Meeting NAMELESS = new Meeting("room1@conference.example", Optional.empty());
  static final NoticeRef NOTICE = new NoticeRef("3", "en", "0".repeat(64));
  static final Instant TIME = Instant.parse("2026-11-25T16:41:26.177123Z");

  private Decisions() {}

  static ConsentRecord granted(DataSubject subject, Meeting meeting, int second) {
    return decided(subject, meeting, Purpose.CONFERENCE, ConsentState.GRANTED, second);
  }

  static ConsentRecord decided(
      DataSubject subject, Meeting meeting, Purpose purpose, ConsentState state, int second) {
    return new ConsentRecord(
        RecordId.random(),
        TIME.plusSeconds(second),
        Optional.of(TIME.minusSeconds(5)),
        meeting,
        subject,
        purpose,
        state,
        Cause.PRESENCE,
        NOTICE,
        LawfulBasis.CONSENT,
        Optional.empty());
  }

  static ConsentRecord lasting(ConsentRecord record, Instant until) {
    return new ConsentRecord(
        record.id(),
        record.time(),
        record.asked(),
        record.meeting(),
        record.subject(),
        record.purpose(),
        record.state(),
        record.cause(),
        record.notice(),
        record.basis(),
        Optional.of(until));
  }

  static ConsentRecord at(ConsentRecord record, Instant time) {
    return new ConsentRecord(
        record.id(),
        time,
        record.asked(),
        record.meeting(),
        record.subject(),
        record.purpose(),
        record.state(),
        record.cause(),
        record.notice(),
        record.basis(),
        record.until());
  }
}
