package jitsiprivacy.recording.session;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jitsiprivacy.recording.policy.LateJoiner;
import jitsiprivacy.recording.policy.Quarantine;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Requirements;
import jitsiprivacy.recording.policy.Ruling;

/** One recording, from the request on. */
final class Recording {

  /** The host has so long to say that it runs, or that it tries again. */
  static final Duration TO_START = Duration.ofMinutes(3);

  /** A stop that has no effect is repeated after that. */
  static final Duration TO_STOP = Duration.ofSeconds(10);

  /** Stopping takes its time: only what ran longer than that was not stopped. */
  static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final RecordingRequest request;
  private Requirements requirements;
  private Optional<String> rule;
  private RecordingState state = RecordingState.IDLE;
  private Instant due = Instant.MAX;
  private Optional<Instant> since = Optional.empty();
  private Optional<String> session = Optional.empty();
  private EndReason reason = EndReason.HOST;
  private boolean judgedAgain;
  private boolean alerted;
  private boolean hostHasEnded;
  private final Set<String> recorders = new HashSet<>();
  private final Set<String> strangers = new HashSet<>();
  private final Set<String> recorded = new HashSet<>();
  private final Set<Quarantine> against = EnumSet.noneOf(Quarantine.class);

  Recording(RecordingRequest request, Ruling.Allowed ruling) {
    this(request, Optional.of(ruling.rule()), ruling.requirements());
  }

  private Recording(RecordingRequest request, Optional<String> rule, Requirements requirements) {
    this.request = request;
    this.rule = rule;
    this.requirements = requirements;
  }

  /** One that no rule allows, and that is there all the same. */
  static Recording unruled(RecordingRequest request) {
    Recording recording = new Recording(request, Optional.empty(), Requirements.CONSENT_OF_ALL);
    recording.isUnruled();
    return recording;
  }

  void isUnruled() {
    rule = Optional.empty();
    requirements = Requirements.CONSENT_OF_ALL;
    against.add(Quarantine.UNWATCHED);
    hostHasEnded = false;
  }

  RecordingRequest request() {
    return request;
  }

  RecordingKind kind() {
    return request.kind();
  }

  RecordingState state() {
    return state;
  }

  void go(Step step) {
    state = Lifecycle.next(state, step);
  }

  Requirements requirements() {
    return requirements;
  }

  Optional<String> rule() {
    return rule;
  }

  void ruling(Ruling.Allowed ruling) {
    rule = Optional.of(ruling.rule());
    requirements = ruling.requirements();
  }

  /** Whether this occupant may not be in it. */
  boolean keepsOut(Occupant occupant) {
    return isWithout(occupant) || (state.isActive() && !strangers.isEmpty());
  }

  /** Whether it needs this occupant's consent, and does not have it. */
  boolean isWithout(Occupant occupant) {
    return state.isActive() && requirements.needsConsent() && !occupant.hasAgreed(request.kind());
  }

  /** Whether it keeps them out, or waits for them. */
  boolean lacksConsentOf(Occupant occupant) {
    return isWithout(occupant)
        || (state == RecordingState.WAITING && !occupant.hasAgreed(request.kind()));
  }

  boolean holdsLateJoiners() {
    return requirements.onLateJoiner() == LateJoiner.HOLD;
  }

  boolean isBy(Optional<String> occupant) {
    return request.initiator().equals(occupant);
  }

  /** When its state ends by itself. */
  void due(Instant at) {
    due = at;
  }

  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  Optional<Instant> since() {
    return since;
  }

  void since(Instant start) {
    since = since.or(() -> Optional.of(start));
  }

  /** It may not run after that. */
  boolean hasReachedMaximum(Instant now) {
    return requirements
        .lasts()
        .filter(most -> since.map(start -> !now.isBefore(start.plus(most))).orElse(false))
        .isPresent();
  }

  Optional<String> session() {
    return session;
  }

  void session(Optional<String> now) {
    session = now.or(() -> session);
  }

  EndReason reason() {
    return reason;
  }

  void reason(EndReason why) {
    reason = why;
  }

  /** Whether that is this request, which waits. */
  boolean isKept(RecordingRequest asked) {
    return state == RecordingState.WAITING && request.id().equals(asked.id());
  }

  /** Whether the same is asked for once more while it waits. */
  boolean isRepeated(RecordingRequest asked) {
    return state == RecordingState.WAITING
        && kind() == asked.kind()
        && request.initiator().equals(asked.initiator());
  }

  /** Whether the host may speak of this one. */
  boolean isOf(Optional<String> named) {
    return session.isEmpty() || named.isEmpty() || session.equals(named);
  }

  /** When something is to be looked at. */
  Stream<Instant> deadlines() {
    Optional<Instant> maximum =
        state == RecordingState.STOPPING
            ? Optional.empty()
            : requirements.lasts().flatMap(most -> since.map(start -> start.plus(most)));
    return Stream.concat(Stream.of(due).filter(Instant.MAX::isAfter), maximum.stream());
  }

  /** Whether that is the first time since it was put off or judged. */
  boolean judgeAgain() {
    boolean first = !judgedAgain;
    judgedAgain = true;
    return first;
  }

  void judged() {
    judgedAgain = false;
  }

  boolean alert() {
    boolean first = !alerted;
    alerted = true;
    return first;
  }

  /** What records it, as far as that is in the room. */
  Set<String> recorders() {
    return recorders;
  }

  boolean hasRecorders() {
    return !recorders.isEmpty();
  }

  /** Those of them that belong to nothing that was let through. */
  Set<String> strangers() {
    return strangers;
  }

  /** Whether it goes on only for as long as what records it stays. */
  boolean hostHasEnded() {
    return hostHasEnded;
  }

  void hostEnded(EndReason why) {
    hostHasEnded = true;
    reason = why;
    state = Lifecycle.next(state, Step.MUST_STOP);
  }

  /** Whoever of them agreed may be in it from now on. */
  void recorded(Occupants present) {
    if (state.isActive()) {
      recorded.addAll(present.which(each -> each.hasAgreed(kind())));
    }
  }

  boolean hasRecorded(String occupant) {
    return recorded.contains(occupant);
  }

  /** Whatever they say from now on is no news of this one. */
  void notRecorded(String occupant) {
    recorded.remove(occupant);
  }

  void isAgainst(Quarantine what) {
    against.add(what);
  }

  /** Why it is to be put in quarantine, if it is. */
  Set<Quarantine> quarantine(Instant end) {
    boolean overrun =
        requirements
            .lasts()
            .flatMap(most -> since.map(start -> start.plus(most).plus(TOLERANCE)))
            .filter(end::isAfter)
            .isPresent();
    if (overrun) {
      against.add(Quarantine.OVERRUN);
    }
    return against.stream().filter(this::isOneForQuarantine).collect(Collectors.toSet());
  }

  /** What no rule allowed is in any case. */
  boolean isOneForQuarantine(Quarantine reason) {
    return rule.isEmpty() || requirements.quarantine().contains(reason);
  }
}
