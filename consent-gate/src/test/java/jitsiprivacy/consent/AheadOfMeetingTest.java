package jitsiprivacy.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.consent.policy.PurposeTerms;
import org.junit.jupiter.api.Test;

class AheadOfMeetingTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final DataSubject ACCOUNT = new DataSubject("user-1", true);
  private static final NoticeRef NOTICE = new NoticeRef("1", "en", "11");
  private static final Purpose CONFERENCE = Purpose.CONFERENCE;
  private static final Purpose RECORDING = Purpose.RECORDING;

  private final AheadOfMeeting ahead = new AheadOfMeeting(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void aGrantLastsAsConfiguredOrWaitsAnHour() {
    List<ConsentRecord> records = decide(Set.of(CONFERENCE, RECORDING), Set.of(), Set.of());
    assertThat(records)
        .extracting(ConsentRecord::purpose, ConsentRecord::state, ConsentRecord::until)
        .containsExactly(
            tuple(CONFERENCE, ConsentState.GRANTED, Optional.of(NOW.plus(Duration.ofHours(1)))),
            tuple(RECORDING, ConsentState.GRANTED, Optional.of(NOW.plus(Duration.ofDays(30)))));
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(record.time()).isEqualTo(NOW);
              assertThat(record.asked()).isEmpty();
              assertThat(record.meeting()).isEqualTo(new Meeting("room", Optional.empty()));
              assertThat(record.subject()).isEqualTo(ACCOUNT);
              assertThat(record.cause()).isEqualTo(Cause.PORTAL);
              assertThat(record.notice()).isEqualTo(NOTICE);
              assertThat(record.basis()).isEqualTo(LawfulBasis.CONSENT);
            });
    assertThat(records).extracting(ConsentRecord::id).doesNotHaveDuplicates();
  }

  @Test
  void whatWasGrantedIsWithdrawnAndWhatWasNotIsRefused() {
    assertThat(decide(Set.of(), Set.of(CONFERENCE, RECORDING), Set.of(RECORDING)))
        .extracting(ConsentRecord::state, ConsentRecord::until)
        .containsExactly(
            tuple(ConsentState.REFUSED, Optional.empty()),
            tuple(ConsentState.WITHDRAWN, Optional.empty()));
  }

  @Test
  void whatIsNotNamedOrNotAskedForIsLeftAlone() {
    assertThat(decide(Set.of(), Set.of(), Set.of(CONFERENCE))).isEmpty();
    assertThat(decide(Set.of(Purpose.LIVESTREAM), Set.of(Purpose.TRANSCRIPTION), Set.of()))
        .as("for information, and not told of")
        .isEmpty();
  }

  @Test
  void bothAtOnceIsNoGrant() {
    assertThat(decide(Set.of(CONFERENCE), Set.of(CONFERENCE), Set.of()))
        .extracting(ConsentRecord::state)
        .containsExactly(ConsentState.REFUSED);
  }

  private List<ConsentRecord> decide(
      Set<Purpose> granted, Set<Purpose> refused, Set<Purpose> before) {
    Map<Purpose, PurposeTerms> terms = new LinkedHashMap<>();
    terms.put(CONFERENCE, new PurposeTerms(Gate.PUBLISH, LawfulBasis.CONSENT, Optional.empty()));
    terms.put(
        RECORDING,
        new PurposeTerms(Gate.NONE, LawfulBasis.CONSENT, Optional.of(Duration.ofDays(30))));
    terms.put(
        Purpose.LIVESTREAM,
        new PurposeTerms(Gate.NONE, LawfulBasis.LEGITIMATE_INTEREST, Optional.empty()));
    return ahead.decide(
        ACCOUNT, "room", new ConsentTerms(terms), granted, refused, before, NOTICE, Cause.PORTAL);
  }
}
