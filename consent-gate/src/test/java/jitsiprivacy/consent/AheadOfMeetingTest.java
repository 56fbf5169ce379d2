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
    List<ConsentRecord> records = decide(Set.of(CONFERENCE, RECORDING), Set.of(), Map.of());
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
    assertThat(
            decide(
                Set.of(),
                Set.of(CONFERENCE, RECORDING),
                Map.of(RECORDING, standing(ConsentState.GRANTED))))
        .extracting(ConsentRecord::state, ConsentRecord::until)
        .containsExactly(
            tuple(ConsentState.REFUSED, Optional.empty()),
            tuple(ConsentState.WITHDRAWN, Optional.empty()));
  }

  @Test
  void whatIsNotNamedOrNotAskedForIsLeftAlone() {
    assertThat(decide(Set.of(), Set.of(), Map.of(CONFERENCE, standing(ConsentState.GRANTED))))
        .isEmpty();
    assertThat(decide(Set.of(Purpose.LIVESTREAM), Set.of(Purpose.TRANSCRIPTION), Map.of()))
        .as("for information, and not told of")
        .isEmpty();
  }

  @Test
  void whatIsRefusedAgainIsNoDecisionUnlessItIsAboutAnotherNotice() {
    for (ConsentState ended : List.of(ConsentState.REFUSED, ConsentState.WITHDRAWN)) {
      Map<Purpose, Standing> before = Map.of(CONFERENCE, standing(ended));
      assertThat(decide(Set.of(), Set.of(CONFERENCE), before)).isEmpty();
      assertThat(decide(Set.of(), Set.of(CONFERENCE), before, new NoticeRef("2", "en", "22")))
          .extracting(ConsentRecord::state)
          .containsExactly(ended);
    }
  }

  @Test
  void whatIsGrantedAgainBeginsItsTimeAnew() {
    assertThat(
            decide(
                Set.of(CONFERENCE), Set.of(), Map.of(CONFERENCE, standing(ConsentState.GRANTED))))
        .extracting(ConsentRecord::state)
        .containsExactly(ConsentState.GRANTED);
  }

  private static Standing standing(ConsentState state) {
    return new Standing(state, false, Optional.of(NOTICE), Optional.empty());
  }

  @Test
  void bothAtOnceIsNoGrant() {
    assertThat(decide(Set.of(CONFERENCE), Set.of(CONFERENCE), Map.of()))
        .extracting(ConsentRecord::state)
        .containsExactly(ConsentState.REFUSED);
  }

  private List<ConsentRecord> decide(
      Set<Purpose> granted, Set<Purpose> refused, Map<Purpose, Standing> before) {
    return decide(granted, refused, before, NOTICE);
  }

  private List<ConsentRecord> decide(
      Set<Purpose> granted, Set<Purpose> refused, Map<Purpose, Standing> before, NoticeRef notice) {
    Map<Purpose, PurposeTerms> terms = new LinkedHashMap<>();
    terms.put(CONFERENCE, new PurposeTerms(Gate.PUBLISH, LawfulBasis.CONSENT, Optional.empty()));
    terms.put(
        RECORDING,
        new PurposeTerms(Gate.NONE, LawfulBasis.CONSENT, Optional.of(Duration.ofDays(30))));
    terms.put(
        Purpose.LIVESTREAM,
        new PurposeTerms(Gate.NONE, LawfulBasis.LEGITIMATE_INTEREST, Optional.empty()));
    return ahead.decide(
        ACCOUNT, "room", new ConsentTerms(terms), granted, refused, before, notice, Cause.PORTAL);
  }
}
