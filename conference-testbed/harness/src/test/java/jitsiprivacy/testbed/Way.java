package jitsiprivacy.testbed;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentEvent;
import jitsiprivacy.consent.ConsentState;

/** A way in which somebody in a meeting decides, or somebody decides for them. */
@SuppressWarnings("ImmutableEnumChecker") // What List.of makes, and what method references are.
enum Way {
  STATES_YES(ConsentEvent.GRANT, Cause.PRESENCE, Attendee::statesYes),
  STATES_NO(ConsentEvent.REFUSE, Cause.PRESENCE, Attendee::statesNo),
  LEAVES_OUT(ConsentEvent.REFUSE, Cause.PRESENCE, Attendee::leavesOut, ConsentState.GRANTED),
  SAYS_YES(ConsentEvent.GRANT, Cause.CHAT, self -> self.says("yes")),
  SAYS_NO(ConsentEvent.REFUSE, Cause.CHAT, self -> self.says("no")),
  SAYS_WITHDRAW(
      ConsentEvent.REFUSE, Cause.CHAT, self -> self.says("withdraw"), ConsentState.GRANTED),
  /** Whoever answered before has answered: only an open question is answered so. */
  UNMUTES(
      ConsentEvent.GRANT,
      Cause.UNMUTE,
      Attendee::unmutes,
      ConsentState.ASKED,
      ConsentState.GRANTED),
  PORTAL_YES(ConsentEvent.GRANT, Cause.PORTAL, Attendee::portalYes),
  PORTAL_NO(ConsentEvent.REFUSE, Cause.PORTAL, Attendee::portalNo),
  PORTAL_WITHDRAW(
      ConsentEvent.REFUSE, Cause.PORTAL, Attendee::portalWithdraws, ConsentState.GRANTED),
  /** The page of an account: a grant there also waits for its next meeting, anew each time. */
  PAGE_YES(AccountPage::yes, ConsentEvent.GRANT, Cause.PORTAL),
  PAGE_NO(AccountPage::no, ConsentEvent.REFUSE, Cause.PORTAL),
  PAGE_WITHDRAW(AccountPage::withdraws, ConsentEvent.REFUSE, Cause.PORTAL, ConsentState.GRANTED),
  OPERATOR_WITHDRAWS(
      AccountPage::command, ConsentEvent.REFUSE, Cause.COMMAND, ConsentState.GRANTED),
  OTHER_DEVICE_YES(ConsentEvent.GRANT, Cause.RECALLED, self -> self.otherDevice().statesYes()),
  OTHER_DEVICE_NO(ConsentEvent.REFUSE, Cause.RECALLED, self -> self.otherDevice().statesNo());

  private final ConsentEvent event;
  private final Cause cause;
  private final Optional<Consumer<Attendee>> inRoom;
  private final Optional<Consumer<AccountPage>> onPage;
  private final List<ConsentState> counts;

  /**
   * By somebody in a room.
   *
   * @param counts the states in which this is that event at all; none for all
   */
  Way(ConsentEvent event, Cause cause, Consumer<Attendee> act, ConsentState... counts) {
    this(event, cause, Optional.of(act), Optional.empty(), List.of(counts));
  }

  /** About an account, wherever it is. */
  Way(Consumer<AccountPage> act, ConsentEvent event, Cause cause, ConsentState... counts) {
    this(event, cause, Optional.empty(), Optional.of(act), List.of(counts));
  }

  Way(
      ConsentEvent event,
      Cause cause,
      Optional<Consumer<Attendee>> inRoom,
      Optional<Consumer<AccountPage>> onPage,
      List<ConsentState> counts) {
    this.event = event;
    this.cause = cause;
    this.inRoom = inRoom;
    this.onPage = onPage;
    this.counts = counts;
  }

  /** Each is what one participant goes through: who refused was never granted anything before. */
  List<List<ConsentState>> walks() {
    return event == ConsentEvent.GRANT
        ? List.of(
            List.of(ConsentState.ASKED, ConsentState.GRANTED, ConsentState.WITHDRAWN),
            List.of(ConsentState.REFUSED))
        : List.of(
            List.of(
                ConsentState.ASKED,
                ConsentState.REFUSED,
                ConsentState.GRANTED,
                ConsentState.WITHDRAWN));
  }

  Transition from(ConsentState before) {
    return new Transition(before, event, Optional.of(cause));
  }

  ConsentState next(ConsentState before, ConsentTable table) {
    return counts.isEmpty() || counts.contains(before) ? table.next(before, event) : before;
  }

  void happensTo(Attendee self) {
    inRoom.ifPresentOrElse(act -> act.accept(self), () -> happensOn(self.page()));
  }

  void happensOn(AccountPage page) {
    onPage.orElseThrow().accept(page);
  }

  /** What is written of it. */
  List<KeptRow> rows(ConsentState before, ConsentState next) {
    // What is recalled stands in the ledger already, by whoever decided it.
    KeptRow row = new KeptRow(next, cause == Cause.RECALLED ? Cause.PRESENCE : cause);
    List<KeptRow> decided = next == before ? List.of() : List.of(row);
    return this == PAGE_YES ? decided.isEmpty() ? List.of(row) : List.of(row, row) : decided;
  }

  /** Whether a recording must be on. */
  boolean needsRecording() {
    return this == UNMUTES;
  }

  boolean needsAccount() {
    return onPage.isPresent();
  }

  boolean needsOtherDevice() {
    return cause == Cause.RECALLED;
  }
}
