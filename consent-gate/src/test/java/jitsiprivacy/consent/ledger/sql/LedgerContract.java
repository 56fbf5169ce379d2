package jitsiprivacy.consent.ledger.sql;

import static jitsiprivacy.consent.ledger.sql.Decisions.ACCOUNT;
import static jitsiprivacy.consent.ledger.sql.Decisions.GUEST;
import static jitsiprivacy.consent.ledger.sql.Decisions.MEETING;
import static jitsiprivacy.consent.ledger.sql.Decisions.NAMELESS;
import static jitsiprivacy.consent.ledger.sql.Decisions.OTHER;
import static jitsiprivacy.consent.ledger.sql.Decisions.TIME;
import static jitsiprivacy.consent.ledger.sql.Decisions.decided;
import static jitsiprivacy.consent.ledger.sql.Decisions.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Meeting;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.KeptDecision;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.LedgerOptions;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.ledger.Pseudonyms;
import jitsiprivacy.consent.notice.NoticeRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the ledger in each database. */
@Timeout(120)
abstract class LedgerContract {

  static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

  @TempDir Path state;
  LedgerOptions options;
  Pseudonyms pseudonyms;
  SqlLedger ledger;
  private final List<SqlLedger> ledgers = new CopyOnWriteArrayList<>();

  /** How to reach a database in which nothing is. */
  abstract LedgerOptions empty() throws Exception;

  @BeforeEach
  final void make() throws Exception {
    options = empty();
    pseudonyms = Pseudonyms.withKeyIn(state.resolve("pseudonym.key"));
    ledger = another();
  }

  @AfterEach
  final void close() {
    ledgers.forEach(SqlLedger::close);
  }

  /** As another program has it. */
  final SqlLedger another() {
    return another(options);
  }

  final SqlLedger another(LedgerOptions how) {
    SqlLedger one =
        SqlLedger.of(how, state, pseudonyms, decision -> "{\"id\":\"" + decision.id() + "\"}");
    ledgers.add(one);
    return one;
  }

  final List<KeptDecision> all() throws Exception {
    return found(DecisionFilter.ALL, ConsentArchive.Order.OLDEST_FIRST);
  }

  final List<KeptDecision> found(DecisionFilter filter, ConsentArchive.Order order)
      throws Exception {
    List<KeptDecision> found = new ArrayList<>();
    try (ConsentArchive archive = ConsentArchive.of(options, state)) {
      archive.find(filter, order, found::add);
    }
    return found;
  }

  private List<KeptDecision> standing() throws Exception {
    List<KeptDecision> found = new ArrayList<>();
    try (ConsentArchive archive = ConsentArchive.of(options, state)) {
      archive.standing(DecisionFilter.ALL, ConsentArchive.Order.OLDEST_FIRST, found::add);
    }
    return found;
  }

  static NoticeRef notice(String version, String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return new NoticeRef(version, "en", HexFormat.of().formatHex(hash));
  }

  @Test
  void whatIsAppendedIsKeptWithPseudonymsAndItsDocument() throws Exception {
    ConsentRecord first = granted(ACCOUNT, MEETING, 0);
    ConsentRecord second =
        Decisions.lasting(
            decided(GUEST, NAMELESS, Purpose.RECORDING, ConsentState.REFUSED, 1),
            Instant.parse("2027-01-01T00:00:00Z"));
    List<KeptDecision> kept = ledger.append(List.of(first, second));
    assertThat(all()).isEqualTo(kept);
    KeptDecision one = kept.get(0);
    assertThat(one.id()).isEqualTo(first.id());
    assertThat(one.time()).isEqualTo(TIME);
    assertThat(one.asked()).isEqualTo(first.asked());
    assertThat(one.subject()).isEqualTo(ledger.subject(ACCOUNT)).matches("[0-9a-f]{32}");
    assertThat(one.meeting()).isEqualTo(ledger.meeting(MEETING));
    assertThat(one.room()).isEqualTo(pseudonyms.of("room", MEETING.room()));
    assertThat(one.document()).isEqualTo("{\"id\":\"" + first.id() + "\"}");
    assertThat(kept.get(1).meeting()).isEmpty();
    assertThat(kept.get(1).until()).contains(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(kept.toString()).doesNotContain("participant-1").doesNotContain("room1");
  }

  @Test
  void pseudonymsKeepAccountsAndGuestsAndMeetingsApart() {
    assertThat(ledger.subject(ACCOUNT)).isNotEqualTo(ledger.subject(GUEST));
    assertThat(ledger.meeting(new Meeting("a", Optional.of("b c"))))
        .isNotEqualTo(ledger.meeting(new Meeting("a b", Optional.of("c"))));
    assertThat(ledger.meeting(MEETING)).isNotEqualTo(ledger.meeting(OTHER));
    assertThat(ledger.meeting(NAMELESS)).isEmpty();
  }

  @Test
  void timesThatNoYearHoldsAreKeptAsTheLastOne() throws Exception {
    ConsentRecord record =
        Decisions.lasting(
            Decisions.at(granted(ACCOUNT, MEETING, 0), TIME.plusNanos(999)), Instant.MAX);
    List<KeptDecision> kept = ledger.append(List.of(record));
    assertThat(kept.get(0).time()).isEqualTo(TIME);
    assertThat(kept.get(0).until()).contains(Instant.parse("9999-12-31T23:59:59.999999Z"));
    assertThat(all()).isEqualTo(kept);
  }

  @Test
  void whatIsAppendedAgainStandsThereOnce() throws Exception {
    ConsentRecord record = granted(ACCOUNT, MEETING, 0);
    List<KeptDecision> first = ledger.append(List.of(record));
    ConsentRecord more = granted(ACCOUNT, OTHER, 1);
    assertThat(ledger.append(List.of(record, more))).startsWith(first.get(0));
    another().append(List.of(record));
    assertThat(all()).extracting(KeptDecision::id).containsExactly(record.id(), more.id());
  }

  @Test
  void nothingToAppendIsWhetherItCouldBe() throws Exception {
    assertThat(ledger.append(List.of())).isEmpty();
    assertThat(all()).isEmpty();
  }

  @Test
  void aHostileValueIsAValue() throws Exception {
    DataSubject subject = new DataSubject("'; drop table consent_decision; --", true);
    ledger.append(List.of(granted(subject, new Meeting("${row-id} :id ?", Optional.of("\"")), 0)));
    ledger.keep(notice("1", "it's :not ? a ${placeholder}"), "it's :not ? a ${placeholder}");
    assertThat(ledger.recall(subject, MEETING)).hasSize(1);
    assertThat(ledger.text(notice("1", "it's :not ? a ${placeholder}"))).isPresent();
  }

  @Test
  void aGuestIsKnownInItsMeetingOnly() throws Exception {
    ConsentRecord here = granted(GUEST, MEETING, 0);
    ledger.append(List.of(here, granted(GUEST, NAMELESS, 1)));
    assertThat(another().recall(GUEST, MEETING))
        .containsExactly(
            new PriorDecision(
                here.id(),
                TIME,
                Purpose.CONFERENCE,
                ConsentState.GRANTED,
                Decisions.NOTICE,
                Optional.empty(),
                true));
    assertThat(ledger.recall(GUEST, OTHER)).isEmpty();
    assertThat(ledger.recall(GUEST, NAMELESS)).isEmpty();
    assertThat(ledger.recall(ACCOUNT, MEETING)).isEmpty();
  }

  @Test
  void ofAnAccountTheLastDecisionHereAndTheLastOfAllAreRecalled() throws Exception {
    ledger.append(
        List.of(
            decided(ACCOUNT, MEETING, Purpose.RECORDING, ConsentState.REFUSED, 0),
            decided(ACCOUNT, MEETING, Purpose.RECORDING, ConsentState.GRANTED, 1),
            decided(ACCOUNT, OTHER, Purpose.RECORDING, ConsentState.WITHDRAWN, 3),
            decided(ACCOUNT, OTHER, Purpose.CONFERENCE, ConsentState.GRANTED, 2)));
    assertThat(told(ledger.recall(ACCOUNT, MEETING)))
        .containsExactly(
            "recording GRANTED here",
            "conference GRANTED elsewhere",
            "recording WITHDRAWN elsewhere");
    assertThat(told(ledger.recall(ACCOUNT, OTHER)))
        .containsExactly("conference GRANTED here", "recording WITHDRAWN here");
    assertThat(told(ledger.recall(ACCOUNT, NAMELESS)))
        .containsExactly("conference GRANTED elsewhere", "recording WITHDRAWN elsewhere");
  }

  /** A focus that was cut off writes late what was decided early. */
  @Test
  void theLastIsTheOneThatWasDecidedLast() throws Exception {
    ledger.append(List.of(decided(ACCOUNT, OTHER, Purpose.RECORDING, ConsentState.WITHDRAWN, 9)));
    ledger.append(List.of(decided(ACCOUNT, OTHER, Purpose.RECORDING, ConsentState.GRANTED, 1)));
    assertThat(told(ledger.recall(ACCOUNT, MEETING)))
        .containsExactly("recording WITHDRAWN elsewhere");
  }

  /** Of something that happens while others follow. */
  static ConsentRecord now(DataSubject subject) {
    return Decisions.at(granted(subject, MEETING, 0), Instant.now());
  }

  private static List<String> told(List<PriorDecision> prior) {
    return prior.stream()
        .map(
            each ->
                each.purpose().id()
                    + " "
                    + each.state()
                    + (each.sameMeeting() ? " here" : " elsewhere"))
        .toList();
  }

  @Test
  void whoFollowsHearsOfOthersAndNotOfItself() throws Exception {
    SqlLedger other = another();
    List<KeptDecision> heard = new CopyOnWriteArrayList<>();
    List<KeptDecision> heardByOther = new CopyOnWriteArrayList<>();
    ledger.append(List.of());
    ledger.follow(heard::add);
    other.follow(heardByOther::add);
    List<KeptDecision> mine = ledger.append(List.of(now(ACCOUNT)));
    List<KeptDecision> theirs = new ArrayList<>();
    for (int i = 1; i < 4; i++) {
      theirs.addAll(other.append(List.of(now(ACCOUNT), now(GUEST))));
    }
    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(heard).containsAll(theirs));
    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(heardByOther).containsAll(mine));
    assertThat(heard).doesNotContainAnyElementsOf(mine);
    assertThat(heardByOther).doesNotContainAnyElementsOf(theirs);
    // Each of them is told in the order in which it was written.
    assertThat(heard.stream().distinct().toList()).isEqualTo(theirs);
  }

  @Test
  void manyRowsOfOneCommitAreAllToldAndAListenerThatStumblesMissesNoOther() throws Exception {
    List<KeptDecision> heard = new CopyOnWriteArrayList<>();
    ledger.append(List.of());
    ledger.follow(
        decision -> {
          heard.add(decision);
          if (heard.size() == 2) {
            throw new IllegalStateException("a stone");
          }
        });
    List<ConsentRecord> many = IntStream.range(0, 2_500).mapToObj(i -> now(GUEST)).toList();
    List<KeptDecision> kept = another().append(many);
    await().atMost(LONG_ENOUGH).until(() -> Set.copyOf(heard).size() == many.size());
    assertThat(Set.copyOf(heard)).isEqualTo(Set.copyOf(kept));
  }

  @Test
  void whoFollowsBeforeThereIsAnythingHearsOfTheFirstDecision() throws Exception {
    List<KeptDecision> heard = new CopyOnWriteArrayList<>();
    ledger.follow(heard::add);
    List<KeptDecision> kept = another().append(List.of(now(ACCOUNT)));
    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(heard).containsAll(kept));
  }

  @Test
  void whatWasDecidedLongBeforeIsNotTold() throws Exception {
    List<KeptDecision> old = another().append(List.of(granted(ACCOUNT, MEETING, 0)));
    List<KeptDecision> heard = new CopyOnWriteArrayList<>();
    ledger.follow(heard::add);
    KeptDecision now = another().append(List.of(now(ACCOUNT))).get(0);
    await().atMost(LONG_ENOUGH).until(() -> heard.contains(now));
    assertThat(heard).doesNotContainAnyElementsOf(old);
  }

  @Test
  void aNoticeIsKeptOnceAndNeverChanges() throws Exception {
    NoticeRef notice = notice("1", "You are heard.");
    assertThat(ledger.text(notice)).isEmpty();
    ledger.keep(notice, "You are heard.");
    another().keep(notice, "You are heard.");
    assertThat(another().text(notice)).contains("You are heard.");
    assertThatThrownBy(() -> ledger.keep(notice("1", "You are seen."), "You are seen."))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(
            "another text of the notice 1 (en) was shown before: give the changed one a version of"
                + " its own");
    assertThatThrownBy(() -> ledger.keep(notice, "You are seen."))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(ledger.text(notice)).contains("You are heard.");
    assertThat(ledger.text(notice("1", "You are seen."))).isEmpty();
  }

  @Test
  void severalWriteAtOnce() throws Exception {
    int writers = 4;
    int rounds = 25;
    List<SqlLedger> all = IntStream.range(0, writers).mapToObj(i -> another()).toList();
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    List<Future<Set<String>>> written;
    try {
      written =
          threads.invokeAll(
              all.stream().<Callable<Set<String>>>map(one -> () -> rounds(one, rounds)).toList());
    } finally {
      threads.shutdown();
    }
    Set<String> ids = all().stream().map(KeptDecision::id).collect(Collectors.toSet());
    for (Future<Set<String>> each : written) {
      assertThat(ids).containsAll(each.get());
    }
    assertThat(ids).hasSize(writers * rounds);
  }

  private static Set<String> rounds(SqlLedger ledger, int rounds) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      ConsentRecord record = granted(GUEST, MEETING, i);
      ids.add(record.id());
      ledger.append(List.of(record));
    }
    return Set.copyOf(ids);
  }

  @Test
  void isFoundByEachFilter() throws Exception {
    ConsentRecord one = decided(ACCOUNT, MEETING, Purpose.RECORDING, ConsentState.GRANTED, 0);
    ConsentRecord two = decided(GUEST, OTHER, Purpose.CONFERENCE, ConsentState.REFUSED, 1);
    List<KeptDecision> kept = ledger.append(List.of(one, two));
    DecisionFilter any = DecisionFilter.ALL;
    assertThat(all()).isEqualTo(kept);
    assertThat(found(any, ConsentArchive.Order.NEWEST_FIRST))
        .containsExactly(kept.get(1), kept.get(0));
    for (DecisionFilter filter :
        List.of(
            DecisionFilter.about(kept.get(0).subject()),
            with(Optional.empty(), kept.get(0).meeting(), Optional.empty(), Optional.empty()),
            with(
                Optional.of(kept.get(0).room()),
                Optional.empty(),
                Optional.of(Purpose.RECORDING),
                Optional.empty()),
            with(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(ConsentState.GRANTED)),
            between(TIME, TIME.plusSeconds(1)))) {
      assertThat(found(filter, ConsentArchive.Order.OLDEST_FIRST))
          .as("%s", filter)
          .containsExactly(kept.get(0));
    }
    try (ConsentArchive archive = ConsentArchive.of(options, state)) {
      assertThat(archive.byId(two.id())).containsExactly(kept.get(1));
      assertThat(archive.byId("' or 1 = 1")).isEmpty();
    }
  }

  private static DecisionFilter with(
      Optional<String> room,
      Optional<String> meeting,
      Optional<Purpose> purpose,
      Optional<ConsentState> state) {
    return new DecisionFilter(
        Optional.empty(), room, meeting, purpose, state, Optional.empty(), Optional.empty());
  }

  private static DecisionFilter between(Instant since, Instant until) {
    return new DecisionFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(since),
        Optional.of(until));
  }

  @Test
  void manyAreReadInTheirOrderWhichTimesThatAreEqualDoNotUpset() throws Exception {
    List<ConsentRecord> many =
        IntStream.range(0, 3_100).mapToObj(i -> granted(GUEST, MEETING, i / 700)).toList();
    List<KeptDecision> kept = ledger.append(many);
    assertThat(all()).isEqualTo(kept);
    List<KeptDecision> backwards = found(DecisionFilter.ALL, ConsentArchive.Order.NEWEST_FIRST);
    assertThat(backwards).hasSize(3_100).doesNotHaveDuplicates();
    assertThat(backwards.get(0)).isEqualTo(kept.get(3_099));
  }

  @Test
  void aGrantStandsUntilItIsTakenBackHereOrByTheAccountElsewhere() throws Exception {
    DataSubject second = new DataSubject("participant-2", true);
    ledger.append(
        List.of(
            decided(ACCOUNT, MEETING, Purpose.RECORDING, ConsentState.GRANTED, 0),
            decided(ACCOUNT, OTHER, Purpose.RECORDING, ConsentState.WITHDRAWN, 1),
            decided(second, MEETING, Purpose.RECORDING, ConsentState.GRANTED, 2),
            decided(second, OTHER, Purpose.RECORDING, ConsentState.GRANTED, 3),
            decided(GUEST, MEETING, Purpose.RECORDING, ConsentState.GRANTED, 4),
            decided(GUEST, OTHER, Purpose.RECORDING, ConsentState.REFUSED, 5),
            decided(GUEST, NAMELESS, Purpose.RECORDING, ConsentState.REFUSED, 6),
            decided(GUEST, NAMELESS, Purpose.RECORDING, ConsentState.GRANTED, 7)));
    assertThat(standing())
        .extracting(each -> each.time().getEpochSecond() - TIME.getEpochSecond())
        .containsExactly(1L, 2L, 3L, 4L, 5L, 7L);
  }

  @Test
  void isClosedWithAllItsThreadsAndOpensAgain() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    ledger.follow(decision -> {});
    ledger.close();
    await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(threads()).isEmpty());
    ledger.append(List.of(granted(ACCOUNT, MEETING, 1)));
    assertThat(all()).hasSize(2);
  }

  /** But for one of the driver's, which ends by itself half a minute later. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("jitsi-privacy-ledger"))
        .toList();
  }

  @Test
  void theTablesOfALaterVersionAreLeftAlone() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    ledger.close();
    execute(
        "insert into consent_schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success)"
            + " values (99, '99', 'later', 'SQL', 'later', 'later', 1, "
            + success()
            + ")");
    assertThatThrownBy(() -> another().append(List.of()))
        .isInstanceOf(LedgerException.class)
        .hasMessageEndingWith(
            "a later version of jitsi-privacy has changed its tables; this one cannot use them");
  }

  @Test
  void whatThisVersionDoesNotKnowIsToldAndEndsNothing() throws Exception {
    ledger.append(List.of(granted(ACCOUNT, MEETING, 0)));
    execute("update consent_decision set cause = 'TELEPATHY'");
    assertThatThrownBy(() -> ledger.recall(ACCOUNT, MEETING))
        .isInstanceOf(LedgerException.class)
        .hasMessageEndingWith("row 1 of consent_decision is damaged, or of a later version");
    execute("update consent_decision set cause = 'CHAT'");
    assertThat(ledger.recall(ACCOUNT, MEETING)).hasSize(1);
  }

  @Test
  void whatTheFirstVersionKeptIsThereStill() throws Exception {
    execute(
        "create table consent_record (id "
            + rowId()
            + ", time text not null, room text not null, subject text not null,"
            + " purpose text not null, decision text not null, notice text not null)");
    for (String time :
        List.of(
            "2026-11-25T16:41:26Z", "2026-11-25T16:41:26.177Z", "2026-11-25T16:41:26.177123Z")) {
      execute(
          "insert into consent_record (time, room, subject, purpose, decision, notice) values ('"
              + time
              + "', 'aa', 'bb', 'recording', 'WITHDRAWN', '1.0')");
    }
    ledger.append(List.of());
    List<KeptDecision> kept = all();
    assertThat(kept)
        .extracting(KeptDecision::time)
        .containsExactly(
            Instant.parse("2026-11-25T16:41:26Z"),
            Instant.parse("2026-11-25T16:41:26.177Z"),
            Instant.parse("2026-11-25T16:41:26.177123Z"));
    assertThat(kept)
        .allSatisfy(
            each -> {
              assertThat(each.id()).matches("[0-9a-f]{32}");
              assertThat(each.room() + each.subject()).isEqualTo("aabb");
              assertThat(each.purpose()).isEqualTo(Purpose.RECORDING);
              assertThat(each.state()).isEqualTo(ConsentState.WITHDRAWN);
              assertThat(each.isAccount()).isFalse();
              assertThat(each.notice()).isEqualTo(new NoticeRef("1.0", "und", ""));
              assertThat(each.document()).isEmpty();
            });
    assertThat(kept).extracting(KeptDecision::id).doesNotHaveDuplicates();
  }

  /** Past the ledger. */
  abstract void execute(String sql) throws Exception;

  abstract String success();

  abstract String rowId();
}
