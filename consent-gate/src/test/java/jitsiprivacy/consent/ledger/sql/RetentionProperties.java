package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.ledger.RecordId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever was decided in whatever order: what goes is what the javadoc says. */
abstract class RetentionProperties {

  private static final List<Purpose> PURPOSES = List.of(Purpose.CONFERENCE, Purpose.RECORDING);
  private static final List<ConsentState> STATES =
      List.of(
          ConsentState.GRANTED,
          ConsentState.GRANTED,
          ConsentState.REFUSED,
          ConsentState.WITHDRAWN,
          ConsentState.EXPIRED);

  /** Rooms and persons are new ones each time. */
  private record Plan(int person, int meeting, int purpose, int state, int second, int lasts) {}

  abstract SqlLedger ledger();

  abstract ConsentRetention retention();

  abstract ConsentArchive archive();

  @Provide
  Arbitrary<List<Plan>> plans() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 9),
            // What does not last at all is for its meeting.
            Arbitraries.integers().between(-3, 5))
        .as(Plan::new)
        .list()
        .ofMaxSize(25);
  }

  @Property(tries = 80)
  void goesWhatANaiveReadingSays(
      @ForAll("plans") List<Plan> plans,
      @ForAll @IntRange(max = 15) int bySecond,
      @ForAll @IntRange(min = -1, max = 3) int heldMeeting)
      throws Exception {
    clear();
    String run = RecordId.random();
    List<ConsentRecord> all = append(run, plans);
    Instant by = Decisions.TIME.plusSeconds(bySecond);
    Set<String> before = stood(run);
    Set<String> held = new HashSet<>();
    for (ConsentRecord record : all) {
      if (heldMeeting >= 0 && record.meeting().equals(meeting(run, heldMeeting))) {
        held.add(record.id());
      }
    }
    deleteAllBut(held, by);
    assertThat(ids()).isEqualTo(naively(all, by, held));
    assertThat(before).as("nothing stands that did not").containsAll(recalled(run));
  }

  @Property(tries = 60)
  void anErasureLeavesTheProof(@ForAll("plans") List<Plan> plans) throws Exception {
    clear();
    String run = RecordId.random();
    List<ConsentRecord> all = append(run, plans);
    Set<String> before = stood(run);
    Set<String> expected = new TreeSet<>();
    for (ConsentRecord record : all) {
      if (!record.subject().equals(subject(run, 0)) || isProof(all, record)) {
        expected.add(record.id());
      }
    }
    Erasure erasure = retention().erase(ledger().subject(subject(run, 0)), any -> true);
    assertThat(ids()).isEqualTo(expected);
    assertThat(erasure.deleted()).isEqualTo(all.size() - expected.size());
    assertThat(erasure.held()).isZero();
    assertThat(before).as("nothing stands that did not").containsAll(recalled(run));
  }

  private void deleteAllBut(Set<String> held, Instant by) throws Exception {
    Optional<EndedDecision> last = Optional.empty();
    for (List<EndedDecision> page = retention().next(by, last);
        !page.isEmpty();
        page = retention().next(by, last)) {
      retention().delete(page.stream().filter(each -> !held.contains(each.id())).toList());
      last = Optional.of(page.get(page.size() - 1));
    }
    retention().finish();
  }

  private List<ConsentRecord> append(String run, List<Plan> plans) throws Exception {
    List<ConsentRecord> all = new ArrayList<>();
    for (Plan plan : plans) {
      ConsentRecord record =
          Decisions.decided(
              subject(run, plan.person),
              meeting(run, plan.meeting),
              PURPOSES.get(plan.purpose),
              STATES.get(plan.state),
              plan.second);
      all.add(
          plan.lasts > 0
              ? Decisions.lasting(record, record.time().plusSeconds(plan.lasts))
              : record);
    }
    ledger().append(all);
    // Stable: of two at the same time, the one that was written last is the last.
    return all.stream().sorted(Comparator.comparing(ConsentRecord::time)).toList();
  }

  /** Grants that a focus would go by, or that nothing has ended. */
  private Set<String> stood(String run) throws Exception {
    Set<String> stood = recalled(run);
    archive()
        .standing(
            DecisionFilter.ALL,
            ConsentArchive.Order.OLDEST_FIRST,
            decision -> {
              if (decision.state() == ConsentState.GRANTED) {
                stood.add(decision.id());
              }
            });
    return stood;
  }

  private Set<String> recalled(String run) throws Exception {
    Set<String> recalled = new HashSet<>();
    for (int person = 0; person < 4; person++) {
      for (int meeting = 0; meeting < 4; meeting++) {
        List<PriorDecision> prior = ledger().recall(subject(run, person), meeting(run, meeting));
        for (PriorDecision each : prior) {
          boolean endedSince =
              prior.stream()
                  .anyMatch(
                      other ->
                          other.purpose().equals(each.purpose())
                              && other.state() != ConsentState.GRANTED
                              && !other.time().isBefore(each.time()));
          if (each.state() == ConsentState.GRANTED && !endedSince) {
            recalled.add(each.id());
          }
        }
      }
    }
    return recalled;
  }

  private void clear() throws Exception {
    ledger().onDatabase(handle -> handle.execute("delete from consent_decision"));
  }

  private Set<String> ids() throws Exception {
    Set<String> ids = new TreeSet<>();
    archive()
        .find(
            DecisionFilter.ALL,
            ConsentArchive.Order.OLDEST_FIRST,
            (KeptDecision d) -> ids.add(d.id()));
    return ids;
  }

  private static boolean replaces(ConsentRecord later, ConsentRecord one) {
    if (!later.subject().equals(one.subject()) || !later.purpose().equals(one.purpose())) {
      return false;
    }
    return later.meeting().equals(one.meeting())
        || (one.subject().isAccount()
            && one.state() == ConsentState.GRANTED
            && later.state() != ConsentState.GRANTED);
  }

  private static Instant ended(List<ConsentRecord> all, ConsentRecord record) {
    if (record.state() != ConsentState.GRANTED || record.until().isEmpty()) {
      return record.time();
    }
    return all.subList(all.indexOf(record) + 1, all.size()).stream()
        .filter(later -> replaces(later, record))
        .findFirst()
        .map(ConsentRecord::time)
        .filter(record.until().get()::isAfter)
        .orElse(record.until().get());
  }

  private static Set<String> naively(List<ConsentRecord> all, Instant by, Set<String> held) {
    List<ConsentRecord> left = new ArrayList<>();
    for (ConsentRecord record : all) {
      boolean stillNeeded =
          left.stream()
              .anyMatch(one -> one.state() == ConsentState.GRANTED && replaces(record, one));
      if (ended(all, record).isAfter(by) || held.contains(record.id()) || stillNeeded) {
        left.add(record);
      }
    }
    Set<String> ids = new TreeSet<>();
    left.forEach(record -> ids.add(record.id()));
    return ids;
  }

  private static boolean isProof(List<ConsentRecord> all, ConsentRecord record) {
    if (record.state() == ConsentState.GRANTED) {
      return true;
    }
    for (int i = 0; i < all.size(); i++) {
      ConsentRecord grant = all.get(i);
      if (grant.state() == ConsentState.GRANTED) {
        List<ConsentRecord> enders =
            all.subList(i + 1, all.size()).stream()
                .filter(later -> later.state() != ConsentState.GRANTED && replaces(later, grant))
                .toList();
        boolean first = enders.stream().limit(1).anyMatch(record::equals);
        boolean firstThere =
            enders.stream()
                .filter(one -> one.meeting().equals(grant.meeting()))
                .limit(1)
                .anyMatch(record::equals);
        if (first || firstThere) {
          return true;
        }
      }
    }
    return false;
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
}
