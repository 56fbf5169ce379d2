package jitsiprivacy.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConsentOfAllTest {

  private final ConsentOfAll rule = new ConsentOfAll();

  @Test
  void allowsWhenEverybodyAgreed() {
    assertThat(rule.decide(new Attendance(3, 3, true)))
        .isEqualTo(new RecordingDecision(true, "", ""));
  }

  @Test
  void saysThatOneIsMissing() {
    assertThat(rule.decide(new Attendance(3, 2, true)))
        .isEqualTo(
            new RecordingDecision(
                false,
                "consent-missing",
                "1 of 3 participants has not agreed to be recorded yet."));
  }

  @Test
  void saysHowManyAreMissing() {
    assertThat(rule.decide(new Attendance(3, 1, true)))
        .isEqualTo(
            new RecordingDecision(
                false,
                "consent-missing",
                "2 of 3 participants have not agreed to be recorded yet."));
  }

  @Test
  void refusesWhenUncertainEvenIfEverybodyAgreed() {
    assertThat(rule.decide(new Attendance(2, 2, false)))
        .isEqualTo(
            new RecordingDecision(
                false,
                "attendance-uncertain",
                "It is not certain who is in this meeting, so it cannot be recorded. Please tell"
                    + " the operator."));
  }

  @Test
  void nobodyIsNotEverybody() {
    RecordingDecision decision = rule.decide(new Attendance(0, 0, true));
    assertThat(decision.allowed()).isFalse();
    assertThat(decision.reason()).isEqualTo("nobody-present");
  }

  @Test
  void attendanceThatCannotBeIsRefused() {
    assertThatThrownBy(() -> new Attendance(1, 2, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 of 1");
    assertThatThrownBy(() -> new Attendance(1, -1, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void allowedExactlyWhenCertainAndNobodyIsMissing(
      @ForAll @IntRange(min = 1, max = 1000) int present,
      @ForAll @IntRange(max = 1000) int missing,
      @ForAll boolean certain) {
    int agreed = Math.max(0, present - missing);
    RecordingDecision decision = rule.decide(new Attendance(present, agreed, certain));
    assertThat(decision.allowed()).isEqualTo(certain && agreed == present);
    assertThat(decision.text().isEmpty()).isEqualTo(decision.allowed());
    assertThat(decision.reason().isEmpty()).isEqualTo(decision.allowed());
  }
}
