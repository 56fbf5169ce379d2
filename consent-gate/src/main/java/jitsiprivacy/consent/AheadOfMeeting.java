package jitsiprivacy.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.RecordId;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.PurposeTerms;

/**
 * What an account decides before it is in a meeting, such as on a page that comes before. A grant
 * that would last as long as the meeting waits for it for an hour.
 */
public final class AheadOfMeeting {

  private static final Duration WAITS = Duration.ofHours(1);

  private final Clock clock;

  public AheadOfMeeting(Clock clock) {
    this.clock = clock;
  }

  /**
   * Makes the records of it. What is refused and changes nothing is none; what is granted again
   * begins its time anew.
   *
   * @param room which it is about to enter; empty for any
   * @param before where it stood, as far as is known
   */
  public List<ConsentRecord> decide(
      DataSubject subject,
      String room,
      ConsentTerms terms,
      Set<Purpose> granted,
      Set<Purpose> refused,
      Map<Purpose, Standing> before,
      NoticeRef notice,
      Cause cause) {
    Instant now = clock.instant();
    List<ConsentRecord> records = new ArrayList<>();
    for (Purpose purpose : terms.asked()) {
      PurposeTerms rule = terms.purposes().get(purpose);
      Standing known = before.getOrDefault(purpose, Standing.UNASKED);
      ConsentEvent event = refused.contains(purpose) ? ConsentEvent.REFUSE : ConsentEvent.GRANT;
      ConsentState state = Transitions.next(known.state(), event);
      boolean named = granted.contains(purpose) || refused.contains(purpose);
      boolean repeated =
          event == ConsentEvent.REFUSE && state == known.state() && known.isAbout(notice);
      if (named && !repeated) {
        records.add(
            new ConsentRecord(
                RecordId.random(),
                now,
                Optional.empty(),
                new Meeting(room, Optional.empty()),
                subject,
                purpose,
                state,
                cause,
                notice,
                rule.basis(),
                state == ConsentState.GRANTED
                    ? Optional.of(now.plus(rule.lasts().orElse(WAITS)))
                    : Optional.empty()));
      }
    }
    return records;
  }
}
