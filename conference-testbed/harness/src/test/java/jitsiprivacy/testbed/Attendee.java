package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jitsiprivacy.consent.Cause;
import jitsiprivacy.consent.ConsentState;
import jitsiprivacy.consent.DataSubject;
import jitsiprivacy.consent.Purpose;

/**
 * A participant with a dialog who is led through states about one purpose, with everything that is
 * to be noticed of it: what its client is told, what the bridge does, and what must be on record.
 */
final class Attendee {

  private final Participant participant;
  private final Purpose purpose;
  private final PortalClient portal;
  private final Optional<AccountPage> page;
  private final Optional<Attendee> other;
  private final List<KeptRow> rows = new ArrayList<>();
  private final List<ForceMute> gates = new ArrayList<>(List.of(ForceMute.EVERYTHING));
  private boolean gatesKnown = true;
  private String notice;
  private int statements;

  Attendee(
      Participant participant,
      Purpose purpose,
      String notice,
      PortalClient portal,
      Optional<AccountPage> page,
      Optional<Attendee> other) {
    this.participant = participant;
    this.purpose = purpose;
    this.notice = notice;
    this.portal = portal;
    this.page = page;
    this.other = other;
  }

  /** The same, looked at with regard to another purpose, which has no gate. */
  Attendee about(Purpose another) {
    Attendee attendee = new Attendee(participant, another, notice, portal, page, other);
    attendee.gatesKnown = false;
    return attendee;
  }

  Participant participant() {
    return participant;
  }

  AccountPage page() {
    return page.orElseThrow();
  }

  Attendee otherDevice() {
    return other.orElseThrow();
  }

  Purpose purpose() {
    return purpose;
  }

  /** Who it is to the ledger. */
  DataSubject subject() {
    return page.map(AccountPage::subject)
        .orElseGet(() -> new DataSubject(participant.account().toString(), false));
  }

  // --- What it does ---

  /** It is shown another version of the notice. */
  void reads(String version) {
    notice = version;
  }

  void statesYes() {
    states(also(purpose.id()), "");
  }

  void statesNo() {
    states(also(""), purpose.id());
  }

  void leavesOut() {
    states(also(""), "");
  }

  /** Without the conference nobody would hear of the recording. */
  private String also(String granted) {
    if (purpose.equals(Purpose.CONFERENCE)) {
      return granted;
    }
    return Purpose.CONFERENCE.id() + (granted.isEmpty() ? "" : "," + granted);
  }

  private void states(String granted, String refused) {
    String text =
        new ConsentStatement(participant.room().toString(), notice, granted, refused).json();
    // The same text again would be a repetition, which says nothing.
    participant.property(
        "privacy_consent", statements++ % 2 == 0 ? text : text.replaceFirst(",", ", "));
  }

  void says(String answer) {
    participant.whispersToFocus("/consent " + answer + " " + purpose.id());
  }

  void unmutes() {
    participant.mutes();
    participant.roundTripToFocus();
    participant.unmutes();
  }

  void portalYes() {
    assertThat(portal.decide(path(), "", notice, purpose.id(), "").status()).isEqualTo(200);
  }

  void portalNo() {
    assertThat(portal.decide(path(), "", notice, "", purpose.id()).status()).isEqualTo(200);
  }

  void portalWithdraws() {
    assertThat(portal.withdraw(path(), "").status()).isEqualTo(200);
  }

  private String path() {
    return PortalClient.occupant(participant);
  }

  // --- What is to be noticed ---

  /** What its client was told, one after the other: a grant once it is durable. */
  List<ConsentState> told() {
    List<ConsentState> told = new ArrayList<>();
    for (JsonNode message : participant.messages().ofType("privacy-consent")) {
      for (JsonNode each : message.path("purposes")) {
        if (each.path("id").asText().equals(purpose.id()) && !each.path("pending").asBoolean()) {
          ConsentState state =
              ConsentState.valueOf(each.path("state").asText().toUpperCase(Locale.ROOT));
          // Another purpose may be told of before this one is asked for.
          ConsentState last = told.isEmpty() ? ConsentState.UNASKED : told.get(told.size() - 1);
          if (state != last) {
            told.add(state);
          }
        }
      }
    }
    return told;
  }

  /** Waits until this is all that it was told since. */
  void awaitTold(int since, ConsentState... states) {
    List<ConsentState> expected = List.of(states);
    awaiting(participant + " told " + expected)
        .until(() -> told().size() >= since + expected.size());
    fence();
    List<ConsentState> told = told();
    assertThat(told.subList(since, told.size())).isEqualTo(expected);
  }

  /** Waits until it is asked about that version. */
  void awaitNotice(String version) {
    participant
        .messages()
        .await(
            "privacy-consent",
            message -> message.path("notice").path("version").asText().equals(version));
  }

  /** What the focus was told before this, it has read; and what it said of it has come. */
  void fence() {
    other.ifPresent(device -> device.participant.roundTripToFocus());
    participant.roundTripToFocus();
  }

  ConsentState state() {
    List<ConsentState> told = told();
    return told.isEmpty() ? ConsentState.UNASKED : told.get(told.size() - 1);
  }

  /** Waits until the bridge does what a state asks for. */
  void awaitGate(ConsentState state, Bridge bridge) {
    bridge.awaitForceMute(participant, gate(state));
  }

  private static ForceMute gate(ConsentState state) {
    return state == ConsentState.GRANTED ? ForceMute.NOTHING : ForceMute.EVERYTHING;
  }

  // --- Being led ---

  /** Comes into a state by statements in presence, which others look at. */
  void come(ConsentState wanted) {
    if (state() == wanted) {
      return;
    }
    switch (wanted) {
      case GRANTED -> comesBy(this::statesYes, wanted);
      case REFUSED -> comesBy(this::statesNo, wanted);
      case WITHDRAWN -> {
        come(ConsentState.GRANTED);
        comesBy(this::statesNo, wanted);
      }
      case UNASKED, ASKED, EXPIRED -> throw new IllegalArgumentException("not by statements");
    }
  }

  private void comesBy(Runnable statement, ConsentState wanted) {
    statement.run();
    awaiting(participant + " " + wanted).until(() -> state() == wanted);
    becomes(wanted, List.of(new KeptRow(wanted, Cause.PRESENCE)));
  }

  /** From now on this is expected. */
  void becomes(ConsentState state, List<KeptRow> written) {
    rows.addAll(written);
    if (!gate(state).equals(gates.get(gates.size() - 1))) {
      gates.add(gate(state));
    }
  }

  /** All that must be on record. */
  List<KeptRow> rows() {
    return List.copyOf(rows);
  }

  /** It left and comes back: it is muted until it is known what it decided. */
  void comesBack() {
    participant.leave();
    participant.rejoin();
    participant.dialog("en").awaitInvitation();
    gatesKnown = false;
  }

  /** All that the bridge must have been told, one after the other; empty where that may vary. */
  Optional<List<ForceMute>> gates() {
    return gatesKnown ? Optional.of(List.copyOf(gates)) : Optional.empty();
  }
}
