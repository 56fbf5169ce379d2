package jitsiprivacy.testbed;

import static jitsiprivacy.consent.ConsentState.ASKED;
import static jitsiprivacy.consent.ConsentState.EXPIRED;
import static jitsiprivacy.consent.ConsentState.GRANTED;
import static jitsiprivacy.consent.ConsentState.REFUSED;
import static jitsiprivacy.consent.ConsentState.UNASKED;
import static jitsiprivacy.consent.ConsentState.WITHDRAWN;
import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentEvent;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every cell of the table of states, the empty ones among them, on every channel that can bring it
 * about: what the client is told, what the bridge does, what the ledger and the audit trail have.
 */
class TransitionScenarios {

  private static final ConsentTable TABLE = ConsentTable.ofThePage();

  /** Where the grant of an account lasts three seconds. */
  private static final String BRIEF = "brief";

  /** Where whoever is to be heard must agree to be recorded as well. */
  private static final String RECORDED = "recorded";

  @TempDir private static Path notice;

  private static Deployment deployment;
  private static Bridge bridge;
  private static PortalClient portal;
  private static ArchiveFiles archive;

  private final List<Attendee> attendees = new ArrayList<>();
  private final List<OnAccountPage> accounts = new ArrayList<>();
  private final Set<Transition> shown = new LinkedHashSet<>();
  private int people;

  @BeforeAll
  static void start() throws IOException {
    int port = LoopbackPort.free().number();
    inForce("1");
    deployment =
        Deployment.create()
            .guardedBy(
                Installed.AGENT,
                """
                audit-trail.enabled = true
                consent-gate {
                  enabled = true
                  unmuting-agrees = true
                  accounts.domains = [ "%s" ]
                  notice { directory = "%s", asks-in-running-meetings = true }
                  rest { enabled = true, port = %d, requests-per-second = 100 }
                  rules = [
                    { rooms = [ "%s" ], purposes.conference.lasts = 3 seconds }
                    { rooms = [ "%s" ], purposes.recording.gate = publish }
                  ]
                }
                """
                    .formatted(Domains.TOKEN_USERS, notice, port, BRIEF, RECORDED));
    archive = new ArchiveFiles(deployment.stateDirectory()).make();
    deployment.start();
    bridge = deployment.bridge();
    portal = new PortalClient(deployment.stateDirectory(), port);
  }

  private static void inForce(String version) throws IOException {
    Files.writeString(notice.resolve("en.txt"), "Privacy\n\nVersion " + version + ".\n");
    Files.writeString(notice.resolve("version"), version + "\n");
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @TestFactory
  List<DynamicNode> everyTransitionOnEveryChannel() {
    InTime inTime = new InTime();
    List<DynamicNode> all = new ArrayList<>();
    all.add(dynamicTest("grants are given that last three seconds", inTime::begin));
    for (Way way : Way.values()) {
      all.add(dynamicContainer(way.name(), walks(way)));
    }
    all.add(dynamicTest("accounts that are in no room", this::inNoRoom));
    all.add(dynamicTest("who comes into the meeting again", this::whoComesBack));
    all.add(dynamicTest("the three seconds are over", inTime::isOver));
    all.add(dynamicTest("another notice comes into force", this::noticeChanges));
    all.add(dynamicTest("on record", this::onRecord));
    all.add(dynamicTest("nothing is left out", this::nothingIsLeftOut));
    return all;
  }

  // --- Who is there ---

  private Attendee guest(String room) {
    return attendee(deployment.participant("guest-" + ++people), room, Optional.empty());
  }

  private Attendee account(String user, String room) {
    return attendee(
        deployment.account(user, "phone"), room, Optional.of(page(user, "")), Optional.empty());
  }

  private Attendee accountWithTwoDevices(String user, String room) {
    Attendee phone = account(user, room);
    attendees.remove(phone); // Both are one, who is looked at on the laptop.
    return attendee(
        deployment.account(user, "laptop"), room, Optional.of(page(user, "")), Optional.of(phone));
  }

  private Attendee attendee(Participant participant, String room, Optional<AccountPage> page) {
    return attendee(participant, room, page, Optional.empty());
  }

  private Attendee attendee(
      Participant participant, String room, Optional<AccountPage> page, Optional<Attendee> other) {
    Purpose purpose = room.equals(RECORDED) ? Purpose.RECORDING : Purpose.CONFERENCE;
    participant.dialog("en").join(room);
    Attendee attendee = new Attendee(participant, purpose, "1", portal, page, other);
    attendees.add(attendee);
    return attendee;
  }

  private String nextUser() {
    return "user-" + ++people;
  }

  private AccountPage page(String user, String room) {
    return new AccountPage(user, room, "1", portal, deployment.focusConfiguration());
  }

  /** Waits until it is asked, and nothing of it is forwarded. */
  private void isAsked(Attendee attendee) {
    attendee.participant().awaitInvitation();
    attendee.awaitTold(0, ASKED);
    attendee.awaitGate(ASKED, bridge);
    shown.add(new Transition(UNASKED, ConsentEvent.ASK, Optional.empty()));
  }

  // --- In a meeting ---

  private List<DynamicTest> walks(Way way) {
    List<DynamicTest> tests = new ArrayList<>();
    Walkers walkers = new Walkers(way);
    for (int i = 0; i < way.walks().size(); i++) {
      int walk = i;
      for (ConsentState before : way.walks().get(walk)) {
        tests.add(
            dynamicTest(
                way.from(before) + " leads to " + way.next(before, TABLE),
                () -> take(way, before, walkers.of(walk))));
      }
    }
    return tests;
  }

  private void take(Way way, ConsentState before, Attendee self) {
    self.come(before);
    self.awaitGate(before, bridge);
    int told = self.told().size();
    ConsentState next = way.next(before, TABLE);
    way.happensTo(self);
    self.awaitTold(told, next == before ? new ConsentState[] {} : new ConsentState[] {next});
    self.awaitGate(next, bridge);
    self.becomes(next, way.rows(before, next));
    shown.add(way.from(before));
  }

  /** Those who go through it, in a room of their own; they come when the first is needed. */
  private final class Walkers {
    private final Way way;
    private final List<Attendee> all = new ArrayList<>();

    Walkers(Way way) {
      this.way = way;
    }

    Attendee of(int walk) {
      if (all.isEmpty()) {
        come();
      }
      return all.get(walk);
    }

    private void come() {
      String room = way.needsRecording() ? RECORDED : way.name().toLowerCase(Locale.ROOT);
      for (int i = 0; i < way.walks().size(); i++) {
        all.add(
            way.needsOtherDevice()
                ? accountWithTwoDevices(nextUser(), room)
                : way.needsAccount() ? account(nextUser(), room) : guest(room));
      }
      if (attendees.stream().filter(each -> isIn(each, room)).count() < 2) {
        deployment.participant("company-" + ++people).join(room);
      }
      all.forEach(TransitionScenarios.this::isAsked);
      if (way.needsRecording()) {
        record(all);
      }
    }

    private void record(List<Attendee> all) {
      deployment.jibri();
      Answer answer = all.get(0).participant().awaitModerator().startRecording();
      assertThat(answer.refused()).as("%s", answer).isFalse();
      all.get(0).participant().awaitRecording();
      all.forEach(Attendee::leavesOut); // And takes part.
    }
  }

  private static boolean isIn(Attendee attendee, String room) {
    return attendee.participant().room().equals(Domains.room(room));
  }

  // --- Not in a meeting ---

  /** Whom nobody asked decides on a page of its own, before it comes. */
  private void inNoRoom() {
    OnAccountPage first = onPage(page(nextUser(), ""));
    first.is(UNASKED);
    first.take(Way.PAGE_WITHDRAW, UNASKED);
    first.take(Way.OPERATOR_WITHDRAWS, UNASKED);
    first.take(Way.PAGE_YES, GRANTED);
    first.take(Way.PAGE_YES, GRANTED);
    first.take(Way.PAGE_NO, WITHDRAWN);
    first.take(Way.PAGE_NO, WITHDRAWN);
    first.take(Way.PAGE_WITHDRAW, WITHDRAWN);
    first.take(Way.PAGE_YES, GRANTED);
    first.take(Way.PAGE_WITHDRAW, WITHDRAWN);
    OnAccountPage second = onPage(page(nextUser(), ""));
    second.is(UNASKED);
    second.take(Way.PAGE_NO, REFUSED);
    second.take(Way.PAGE_NO, REFUSED);
    second.take(Way.PAGE_WITHDRAW, REFUSED);
    second.take(Way.PAGE_YES, GRANTED);
    comesIn(second);
  }

  /** What it granted before holds when it comes: nobody asks it. */
  private void comesIn(OnAccountPage account) {
    String room = "ahead";
    guest(room);
    Attendee attendee = account(account.page().user(), room);
    attendees.remove(attendee); // What is on record is looked at there.
    attendee.participant().awaitInvitation();
    attendee.awaitTold(0, GRANTED);
    attendee.awaitGate(GRANTED, bridge);
    shown.add(new Transition(UNASKED, ConsentEvent.GRANT, Optional.of(Cause.RECALLED)));
    attendee.participant().close();
  }

  /** The first time it is asked; after that it has decided already. */
  private void whoComesBack() {
    String room = "again";
    guest(room);
    guest(room);
    Attendee agreed = guest(room);
    Attendee refused = guest(room);
    for (Attendee each : List.of(agreed, refused)) {
      isAsked(each);
    }
    agreed.come(GRANTED);
    agreed.awaitGate(GRANTED, bridge);
    refused.come(REFUSED);
    comesAgain(agreed, GRANTED, ConsentEvent.GRANT);
    comesAgain(refused, REFUSED, ConsentEvent.REFUSE);
  }

  private void comesAgain(Attendee attendee, ConsentState recalled, ConsentEvent event) {
    attendee.comesBack();
    attendee.awaitTold(0, recalled);
    attendee.awaitGate(recalled, bridge);
    shown.add(new Transition(UNASKED, event, Optional.of(Cause.RECALLED)));
  }

  private OnAccountPage onPage(AccountPage page) {
    OnAccountPage account = new OnAccountPage(page);
    accounts.add(account);
    return account;
  }

  /** An account that is led through states on its page. */
  private final class OnAccountPage {
    private final AccountPage page;
    private final List<KeptRow> rows = new ArrayList<>();

    OnAccountPage(AccountPage page) {
      this.page = page;
    }

    AccountPage page() {
      return page;
    }

    void is(ConsentState state) {
      assertThat(page.state()).isEqualTo(state);
    }

    void take(Way way, ConsentState expected) {
      ConsentState before = page.state();
      ConsentState next = way.next(before, TABLE);
      assertThat(next).as("%s by %s", before, way).isEqualTo(expected);
      way.happensOn(page);
      assertThat(page.state()).as("%s by %s", before, way).isEqualTo(next);
      if (next != before || way == Way.PAGE_YES) {
        rows.add(way.rows(before, next).get(0));
      }
      shown.add(way.from(before));
    }
  }

  // --- What the service does by itself ---

  /** Grants that last three seconds, and what is in the same room beside them. */
  private final class InTime {
    private Attendee asked;
    private Attendee granted;
    private Attendee grantedForGood;
    private Attendee refused;
    private Attendee withdrawn;
    private final List<OnAccountPage> ahead = new ArrayList<>();

    void begin() {
      asked = account(nextUser(), BRIEF);
      granted = accountWithTwoDevices(nextUser(), BRIEF);
      refused = account(nextUser(), BRIEF);
      withdrawn = account(nextUser(), BRIEF);
      for (Attendee each : List.of(asked, granted, refused, withdrawn)) {
        isAsked(each);
      }
      refused.come(REFUSED);
      withdrawn.come(WITHDRAWN);
      grantedForGood = granted.about(Purpose.RECORDING);
      attendees.add(grantedForGood);
      grantedForGood.says("yes");
      grantedForGood.awaitTold(1, GRANTED);
      grantedForGood.becomes(GRANTED, List.of(new KeptRow(GRANTED, Cause.CHAT)));
      granted.says("yes");
      granted.awaitTold(1, GRANTED);
      granted.becomes(GRANTED, List.of(new KeptRow(GRANTED, Cause.CHAT)));
      for (int i = 0; i < 2; i++) {
        OnAccountPage account = onPage(page(nextUser(), Domains.room(BRIEF).toString()));
        account.take(Way.PAGE_YES, GRANTED);
        ahead.add(account);
      }
    }

    void isOver() {
      for (Attendee device : List.of(granted, granted.otherDevice())) {
        awaiting("asked again").until(() -> device.told().size() == 4);
        assertThat(device.told()).containsExactly(ASKED, GRANTED, EXPIRED, ASKED);
        device.awaitGate(ASKED, bridge);
      }
      granted.becomes(EXPIRED, List.of(new KeptRow(EXPIRED, Cause.PERIOD_OVER)));
      shown.add(new Transition(GRANTED, ConsentEvent.EXPIRE, Optional.of(Cause.PERIOD_OVER)));
      shown.add(new Transition(GRANTED, ConsentEvent.EXPIRE, Optional.of(Cause.RECALLED)));
      shown.add(new Transition(EXPIRED, ConsentEvent.ASK, Optional.empty()));
      assertThat(grantedForGood.told()).containsExactly(ASKED, GRANTED);
      shown.add(new Transition(GRANTED, ConsentEvent.ASK, Optional.empty()));
      // All of the room were looked at in the same moment.
      remains(asked, ASKED);
      remains(refused, REFUSED);
      remains(withdrawn, WITHDRAWN);
      whoComesNowIsAsked();
      ahead.forEach(account -> awaiting("the end").until(() -> account.page.state() == EXPIRED));
      ahead.get(0).take(Way.PAGE_WITHDRAW, EXPIRED);
      ahead.get(0).take(Way.OPERATOR_WITHDRAWS, EXPIRED);
      ahead.get(0).take(Way.PAGE_YES, GRANTED);
      ahead.get(1).take(Way.PAGE_NO, REFUSED);
    }

    private void remains(Attendee attendee, ConsentState state) {
      attendee.fence();
      assertThat(attendee.state()).isEqualTo(state);
      attendee.awaitGate(state, bridge);
      shown.add(new Transition(state, ConsentEvent.EXPIRE, Optional.of(Cause.PERIOD_OVER)));
    }

    /** What expired elsewhere is no answer, and no grant. */
    private void whoComesNowIsAsked() {
      String user = granted.page().user();
      Participant tablet = deployment.account(user, "tablet");
      Attendee attendee = attendee(tablet, BRIEF, Optional.of(granted.page()), Optional.empty());
      attendees.remove(attendee);
      isAsked(attendee);
      shown.add(new Transition(UNASKED, ConsentEvent.EXPIRE, Optional.of(Cause.RECALLED)));
      tablet.close();
    }
  }

  /** Everybody who is in a meeting, wherever they stand, is asked about it. */
  private void noticeChanges() throws IOException {
    List<ConsentState> before = attendees.stream().map(Attendee::state).toList();
    List<Integer> told = attendees.stream().map(each -> each.told().size()).toList();
    inForce("2");
    for (int i = 0; i < attendees.size(); i++) {
      Attendee attendee = attendees.get(i);
      attendee.awaitNotice("2");
      if (before.get(i) == GRANTED) {
        attendee.awaitTold(told.get(i), EXPIRED, ASKED);
        attendee.becomes(EXPIRED, List.of(new KeptRow(EXPIRED, Cause.NOTICE_CHANGED)));
      } else {
        attendee.awaitTold(told.get(i));
        shown.add(new Transition(before.get(i), ConsentEvent.ASK, Optional.empty()));
      }
      attendee.awaitGate(ASKED, bridge);
      shown.add(
          new Transition(before.get(i), ConsentEvent.EXPIRE, Optional.of(Cause.NOTICE_CHANGED)));
    }
    refusesAnew(attendees.get(before.indexOf(REFUSED)));
  }

  /** About another notice it is another decision, though it leads nowhere else. */
  private void refusesAnew(Attendee attendee) {
    int told = attendee.told().size();
    attendee.reads("2");
    attendee.statesNo();
    attendee.awaitTold(told);
    attendee.becomes(REFUSED, List.of(new KeptRow(REFUSED, Cause.PRESENCE)));
  }

  // --- What remains ---

  private void onRecord() throws Exception {
    ConsentRecords records =
        ConsentRecords.read(deployment.focusConfiguration(), deployment.stateDirectory(), archive);
    for (Attendee each : attendees) {
      assertThat(records.of(each.subject(), each.purpose()))
          .as("rows of %s", each.participant())
          .isEqualTo(each.rows());
      assertThat(records.entriesOf(each.subject(), each.purpose()))
          .as("entries of %s", each.participant())
          .isEqualTo(each.rows().stream().map(KeptRow::entry).toList());
      each.gates()
          .ifPresent(
              gates ->
                  assertThat(told(each))
                      .as("the bridge about %s", each.participant())
                      .isEqualTo(gates));
    }
    for (OnAccountPage each : accounts) {
      assertThat(records.of(each.page.subject(), Purpose.CONFERENCE)).isEqualTo(each.rows);
      assertThat(records.entriesOf(each.page.subject(), Purpose.CONFERENCE))
          .isEqualTo(each.rows.stream().map(KeptRow::entry).toList());
    }
    archive.assertWhole();
  }

  /** What the focus told a bridge to do with somebody's media, one after the other. */
  private List<ForceMute> told(Attendee attendee) {
    List<ForceMute> told = new ArrayList<>();
    for (BridgeRequest each : BridgeRequest.about(attendee.participant(), deployment.focusWire())) {
      each.mute()
          .filter(mute -> told.isEmpty() || !told.get(told.size() - 1).equals(mute))
          .ifPresent(told::add);
    }
    return told;
  }

  private void nothingIsLeftOut() {
    assertThat(TABLE.all()).hasSize(6 * (1 + 3 * Cause.values().length));
    assertThat(TABLE.all())
        .filteredOn(each -> !shown.contains(each) && each.impossible().isEmpty())
        .as("neither shown nor impossible")
        .isEmpty();
    assertThat(shown).as("shown, and said to be impossible").allMatch(TransitionScenarios::can);
  }

  private static boolean can(Transition each) {
    return TABLE.all().contains(each) && each.impossible().isEmpty();
  }
}
