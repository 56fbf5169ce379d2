package jitsiprivacy.consent.ledger.sql;

import static jitsiprivacy.consent.ledger.sql.Decisions.ACCOUNT;
import static jitsiprivacy.consent.ledger.sql.Decisions.GUEST;
import static jitsiprivacy.consent.ledger.sql.Decisions.MEETING;
import static jitsiprivacy.consent.ledger.sql.Decisions.OTHER;
import static jitsiprivacy.consent.ledger.sql.Decisions.TIME;
import static jitsiprivacy.consent.ledger.sql.Decisions.decided;
import static jitsiprivacy.consent.ledger.sql.Decisions.granted;
import static jitsiprivacy.consent.ledger.sql.Decisions.lasting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.notice.NoticeRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for deleting in each database. */
@Timeout(120)
abstract class RetentionContract {

  @TempDir Path state;
  LedgerOptions options;
  SqlLedger ledger;
  ConsentRetention retention;
  private Pseudonyms pseudonyms;

  /** How to reach a database in which nothing is. */
  abstract LedgerOptions empty() throws Exception;

  @BeforeEach
  final void make() throws Exception {
    options = empty();
    pseudonyms = Pseudonyms.withKeyIn(state.resolve("pseudonym.key"));
    ledger = another();
    retention = ConsentRetention.of(options, state);
  }

  @AfterEach
  final void close() {
    retention.close();
    ledger.close();
  }

  final SqlLedger another() {
    return SqlLedger.of(
        options, state, pseudonyms, decision -> "{\"id\":\"" + decision.id() + "\"}");
  }

  final List<String> ids() throws Exception {
    List<String> found = new ArrayList<>();
    try (ConsentArchive archive = ConsentArchive.of(options, state)) {
      archive.find(
          DecisionFilter.ALL, ConsentArchive.Order.OLDEST_FIRST, one -> found.add(one.id()));
    }
    return found;
  }

  final void deleteAll(Instant by) throws Exception {
    Optional<EndedDecision> last = Optional.empty();
    for (List<EndedDecision> few = retention.next(by, last);
        !few.isEmpty();
        few = retention.next(by, last)) {
      retention.delete(few);
      last = Optional.of(few.get(few.size() - 1));
    }
    retention.finish();
  }

  @Test
  void whatLastsLongerStays() throws Exception {
    ConsentRecord lasts = lasting(granted(ACCOUNT, MEETING, 0), TIME.plusSeconds(100));
    ConsentRecord ofItsMeeting = granted(ACCOUNT, OTHER, 1);
    ConsentRecord refused = decided(GUEST, MEETING, Purpose.RECORDING, ConsentState.REFUSED, 2);
    ledger.append(List.of(lasts, ofItsMeeting, refused));
    assertThat(retention.count()).isEqualTo(3);
    List<EndedDecision> ended = retention.next(TIME.plusSeconds(50), Optional.empty());
    assertThat(ended)
        .extracting(EndedDecision::id)
        .containsExactly(ofItsMeeting.id(), refused.id());
    assertThat(ended.get(1).ended()).isEqualTo(refused.time());
    assertThat(ended.get(1).room()).isEqualTo(pseudonyms.of("room", MEETING.room()));
    deleteAll(TIME.plusSeconds(50));
    assertThat(ids()).containsExactly(lasts.id());
    deleteAll(TIME.plusSeconds(100));
    assertThat(ids()).isEmpty();
  }

  @Test
  void whatWasTakenBackElsewhereEndsThen() throws Exception {
    ConsentRecord lasts = lasting(granted(ACCOUNT, MEETING, 0), TIME.plusSeconds(100));
    ConsentRecord takenBack =
        decided(ACCOUNT, OTHER, Purpose.CONFERENCE, ConsentState.WITHDRAWN, 5);
    ledger.append(List.of(lasts, takenBack));
    assertThat(retention.next(TIME.plusSeconds(4), Optional.empty())).isEmpty();
    assertThat(retention.next(TIME.plusSeconds(5), Optional.empty()))
        .extracting(EndedDecision::ended)
        .containsExactly(takenBack.time(), takenBack.time());
  }

  @Test
  void aWithdrawalStaysWithTheGrantThatItEnded() throws Exception {
    ConsentRecord lasts = lasting(granted(ACCOUNT, MEETING, 0), TIME.plusSeconds(100));
    ConsentRecord takenBack =
        decided(ACCOUNT, OTHER, Purpose.CONFERENCE, ConsentState.WITHDRAWN, 5);
    ledger.append(List.of(lasts, takenBack));
    List<EndedDecision> both = retention.next(TIME.plusSeconds(50), Optional.empty());
    assertThat(retention.delete(both.subList(1, 2))).isEmpty();
    assertThat(ids()).containsExactly(lasts.id(), takenBack.id());
    assertThat(retention.delete(both)).isEqualTo(both);
    assertThat(ids()).isEmpty();
  }

  @Test
  void morePagesThanOne() throws Exception {
    List<ConsentRecord> many = new ArrayList<>();
    for (int i = 0; i < 1_050; i++) {
      many.add(granted(GUEST, MEETING, i / 3));
    }
    ledger.append(many);
    deleteAll(TIME.plusSeconds(10));
    assertThat(ids()).hasSize(1_050 - 33);
    deleteAll(TIME.plusSeconds(10_000));
    assertThat(ids()).isEmpty();
  }

  @Test
  void textsOfNoticesGoWithTheLastDecisionExceptTheNewest() throws Exception {
    NoticeRef first = LedgerContract.notice("1", "first");
    NoticeRef second = LedgerContract.notice("2", "second");
    NoticeRef third = LedgerContract.notice("3", "third");
    ledger.keep(first, "first");
    ledger.keep(second, "second");
    ledger.keep(third, "third"); // Nobody has decided about it yet.
    ledger.append(List.of(of(first, 0), of(first, 9), of(second, 1)));
    deleteAll(TIME.plusSeconds(5));
    assertThat(ledger.text(first)).isPresent();
    assertThat(ledger.text(second)).isEmpty();
    ledger.append(List.of(of(third, 10)));
    deleteAll(TIME.plusSeconds(20));
    assertThat(ids()).isEmpty();
    assertThat(ledger.text(first)).isEmpty();
    assertThat(ledger.text(third)).isPresent();
  }

  private static ConsentRecord of(NoticeRef notice, int second) {
    ConsentRecord any = granted(GUEST, MEETING, second);
    return new ConsentRecord(
        any.id(),
        any.time(),
        any.asked(),
        any.meeting(),
        any.subject(),
        any.purpose(),
        any.state(),
        any.cause(),
        notice,
        any.basis(),
        any.until());
  }

  @Test
  void anErasureLeavesTheProofAndWhatIsHeld() throws Exception {
    ConsentRecord refused = decided(ACCOUNT, MEETING, Purpose.RECORDING, ConsentState.REFUSED, 0);
    ConsentRecord held = decided(ACCOUNT, OTHER, Purpose.RECORDING, ConsentState.REFUSED, 1);
    ConsentRecord granted = granted(ACCOUNT, MEETING, 2);
    ConsentRecord withdrawn =
        decided(ACCOUNT, MEETING, Purpose.CONFERENCE, ConsentState.WITHDRAWN, 3);
    ConsentRecord again = decided(ACCOUNT, MEETING, Purpose.CONFERENCE, ConsentState.REFUSED, 4);
    ConsentRecord ofAnother = decided(GUEST, MEETING, Purpose.RECORDING, ConsentState.REFUSED, 5);
    ledger.append(List.of(refused, held, granted, withdrawn, again, ofAnother));
    Erasure erasure =
        retention.erase(ledger.subject(ACCOUNT), decision -> !decision.id().equals(held.id()));
    assertThat(erasure).isEqualTo(new Erasure(2, 2, 1));
    assertThat(ids()).containsExactly(held.id(), granted.id(), withdrawn.id(), ofAnother.id());
  }

  @Test
  void whoFollowsHearsWhatComesAfterAllIsDeleted() throws Exception {
    List<KeptDecision> heard = new CopyOnWriteArrayList<>();
    try (SqlLedger other = another()) {
      ledger.append(List.of(now(), now()));
      ledger.follow(heard::add);
      KeptDecision first = other.append(List.of(now())).get(0);
      await().atMost(LedgerContract.LONG_ENOUGH).until(() -> heard.contains(first));
      deleteAll(Instant.now().plusSeconds(60));
      assertThat(ids()).isEmpty();
      KeptDecision second = other.append(List.of(now())).get(0);
      await().atMost(LedgerContract.LONG_ENOUGH).until(() -> heard.contains(second));
      assertThat(heard).containsExactly(first, second);
      assertThat(ledger.recall(ACCOUNT, MEETING)).hasSize(1);
    }
  }

  private static ConsentRecord now() {
    return Decisions.at(granted(ACCOUNT, MEETING, 0), Instant.now());
  }
}
