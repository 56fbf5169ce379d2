package jitsiprivacy.jicofo.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.LawfulBasis;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.Facts;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.jicofo.TestOptions;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.options.PurposeOptions;
import jitsiprivacy.jicofo.consent.options.RuleOptions;
import org.junit.jupiter.api.Test;

/** From what an operator writes to what is asked of somebody. */
class PolicyTest {

  private static final PurposeOptions NOTHING =
      new PurposeOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static Facts in(String room) {
    return new Facts(room, Optional.empty(), Map.of(), false);
  }

  private static ConsentGateOptions asking(Map<String, PurposeOptions> purposes) {
    return TestOptions.purposes(TestOptions.DEFAULT, purposes);
  }

  private static PurposeOptions of(Boolean told, Gate gate, LawfulBasis basis, Duration lasts) {
    return new PurposeOptions(
        Optional.ofNullable(told),
        Optional.ofNullable(gate),
        Optional.ofNullable(basis),
        Optional.ofNullable(lasts));
  }

  private static RuleOptions rule(String room, String purpose, PurposeOptions change) {
    return new RuleOptions(
        Optional.of(List.of(room)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(purpose, change));
  }

  @Test
  void whatIsNotWrittenIsToldOfAskedForAndHoldsNobodyBack() {
    ConsentTerms terms = policy(asking(Map.of("surveys", NOTHING))).termsFor(in("ward-1"));
    Purpose surveys = new Purpose("surveys");
    assertThat(terms.asked()).containsExactly(surveys);
    assertThat(terms.toPublish()).isEmpty();
    assertThat(terms.purposes().get(surveys).lasts()).isEmpty();
  }

  @Test
  void purposesAreInTheOrderInWhichTheyAreDisplayed() {
    ConsentTerms terms =
        policy(
                asking(
                    Map.of(
                        "surveys",
                        NOTHING,
                        "transcription",
                        NOTHING,
                        "livestream",
                        of(false, null, null, null),
                        "recording",
                        NOTHING,
                        "conference",
                        of(null, Gate.ADMISSION, null, Duration.ofDays(2)))))
            .termsFor(in("ward-1"));
    assertThat(terms.purposes().keySet())
        .extracting(Purpose::id)
        .containsExactly("conference", "recording", "transcription", "surveys");
    assertThat(terms.toEnter()).containsExactly(Purpose.CONFERENCE);
    assertThat(terms.purposes().get(Purpose.CONFERENCE).lasts()).contains(Duration.ofDays(2));
  }

  @Test
  void anotherBasisIsToldOfAndNotAskedFor() {
    ConsentTerms terms =
        policy(asking(Map.of("conference", of(null, null, LawfulBasis.CONTRACT, null))))
            .termsFor(in("ward-1"));
    assertThat(terms.purposes()).containsKey(Purpose.CONFERENCE);
    assertThat(terms.asked()).isEmpty();
  }

  @Test
  void rulesAreLaidOneOverTheOther() {
    Policy policy =
        policy(
            TestOptions.rules(
                TestOptions.DEFAULT,
                List.of(
                    rule("ward-*", "conference", of(null, Gate.ADMISSION, null, null)),
                    rule("ward-7", "recording", of(false, null, null, null)),
                    rule("lobby", "conference", of(null, null, LawfulBasis.CONTRACT, null)))));
    assertThat(policy.termsFor(in("hall")).toEnter()).isEmpty();
    assertThat(policy.termsFor(in("hall")).toPublish()).containsExactly(Purpose.CONFERENCE);
    assertThat(policy.termsFor(in("ward-1")).toEnter()).containsExactly(Purpose.CONFERENCE);
    assertThat(policy.termsFor(in("ward-1")).asked()).contains(Purpose.RECORDING);
    assertThat(policy.termsFor(in("ward-7")).purposes()).doesNotContainKey(Purpose.RECORDING);
    assertThat(policy.termsFor(in("lobby")).toPublish())
        .as("nothing waits for what nobody is asked for")
        .isEmpty();
  }

  @Test
  void whatAnyRuleWaitsForMakesItAGate() {
    Policy none = policy(asking(Map.of("conference", NOTHING)));
    assertThat(none.gates()).isFalse();
    assertThat(none.admits()).isFalse();
    Policy publish = policy(TestOptions.DEFAULT);
    assertThat(publish.gates()).isTrue();
    assertThat(publish.admits()).isFalse();
    Policy byRule =
        policy(
            TestOptions.rules(
                asking(Map.of("conference", NOTHING)),
                List.of(rule("ward-*", "conference", of(null, Gate.ADMISSION, null, null)))));
    assertThat(byRule.gates()).isTrue();
    assertThat(byRule.admits()).isTrue();
  }

  private static Policy policy(ConsentGateOptions options) {
    return new Policy(options, TestOptions.NOT_RECORDING);
  }
}
