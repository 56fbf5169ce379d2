package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.ledger.RecordId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever was decided in whatever order: what is recalled is what the javadoc says. */
abstract class RecallProperties {

  private static final List<Purpose> PURPOSES = List.of(Purpose.CONFERENCE, Purpose.RECORDING);
  private static final List<ConsentState> STATES =
      List.of(
          ConsentState.GRANTED, ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.EXPIRED);

  /** Rooms and persons are new ones each time. */
  private record Plan(int person, int meeting, int purpose, int state, int second) {}

  abstract SqlLedger ledger();

  @Provide
  Arbitrary<List<Plan>> plans() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 6))
        .as(Plan::new)
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 60)
  void isWhatANaiveReadingSays(@ForAll("plans") List<Plan> plans) throws Exception {
    String run = RecordId.random();
    List<ConsentRecord> all = new ArrayList<>();
    for (Plan plan : plans) {
      all.add(
          Decisions.decided(
              subject(run, plan.person),
              meeting(run, plan.meeting),
              PURPOSES.get(plan.purpose),
              STATES.get(plan.state),
              plan.second));
    }
    ledger().append(all);
    for (int person = 0; person < 4; person++) {
      for (int meeting = 0; meeting < 4; meeting++) {
        DataSubject who = subject(run, person);
        Meeting where = meeting(run, meeting);
        assertThat(ledger().recall(who, where)).isEqualTo(naively(all, who, where));
      }
    }
  }

  /** Two accounts, and two guests of the same names. */
  private static DataSubject subject(String run, int person) {
    return new DataSubject(run + person / 2, person % 2 == 0);
  }

  /** Two in one room, one in another, one that nobody can tell from others. */
  private static Meeting meeting(String run, int meeting) {
    return new Meeting(
        run + (meeting == 2 ? "b" : "a"),
        meeting == 3 ? Optional.empty() : Optional.of("" + meeting));
  }

  private static List<PriorDecision> naively(
      List<ConsentRecord> all, DataSubject who, Meeting where) {
    // Stable: of two at the same time, the one that was written last is the last.
    List<ConsentRecord> theirs =
        all.stream()
            .filter(record -> record.subject().equals(who))
            .sorted(Comparator.comparing(ConsentRecord::time))
            .toList();
    List<PriorDecision> answer = new ArrayList<>();
    for (int i = 0; i < theirs.size(); i++) {
      ConsentRecord record = theirs.get(i);
      List<ConsentRecord> later =
          theirs.subList(i + 1, theirs.size()).stream()
              .filter(other -> other.purpose().equals(record.purpose()))
              .toList();
      boolean here = where.id().isPresent() && record.meeting().equals(where);
      boolean isLastHere = here && later.stream().noneMatch(other -> other.meeting().equals(where));
      boolean isLastOfAll = who.isAccount() && later.isEmpty();
      if (isLastHere || isLastOfAll) {
        answer.add(
            new PriorDecision(
                record.id(),
                record.time(),
                record.purpose(),
                record.state(),
                record.notice(),
                record.until(),
                here));
      }
    }
    return answer;
  }
}
