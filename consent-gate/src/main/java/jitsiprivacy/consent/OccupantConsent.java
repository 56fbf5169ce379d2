package jitsiprivacy.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.LedgerQueue;
import jitsiprivacy.consent.ledger.PriorDecision;
import jitsiprivacy.consent.ledger.RecordId;
import jitsiprivacy.consent.notice.NoticeRef;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.PurposeTerms;

/**
 * What one occupant of one room decided, for as long as it stays. A grant takes effect when it is
 * durable in the ledger; anything that ends one takes effect first and is recorded right after.
 *
 * <p>Thread-safe.
 */
public final class OccupantConsent {

  /** So much of one occupant may wait for the ledger: changing one's mind is no flood. */
  private static final int MAX_UNWRITTEN = 32;

  private final DataSubject subject;
  private final Supplier<Meeting> meeting;
  private final LedgerQueue ledger;
  private final Clock clock;
  private final ConsentListener listener;

  // Guarded by this.
  private final Map<Purpose, Held> held = new HashMap<>();
  private final Queue<ConsentRecord> undelivered = new ArrayDeque<>();
  private final List<ConsentRecord> nowEffective = new ArrayList<>();

  /** When something was last ended elsewhere: a grant of before, told later, is none. */
  private final Map<Purpose, Instant> endedElsewhere = new HashMap<>();

  private ConsentTerms terms = ConsentTerms.NONE;
  private String noticeVersion = "";
  private int unwritten;
  private PutOff putOff;
  private boolean gone;
  private boolean changed;

  /** Reads need no lock. */
  private volatile Set<Purpose> effective = Set.of();

  /**
   * Of one purpose.
   *
   * @param decision id of the record of it; empty for what is only asked
   */
  private record Held(Standing standing, Instant time, Optional<Instant> asked, String decision) {

    static final Held NOTHING = new Held(Standing.UNASKED, Instant.MIN, Optional.empty(), "");

    ConsentState state() {
      return standing.state();
    }

    boolean isAbout(NoticeRef notice) {
      return standing.isAbout(notice);
    }
  }

  private record PutOff(Statement statement, NoticeRef notice, Cause cause) {

    PutOff without(Purpose purpose) {
      Set<Purpose> granted = new HashSet<>(statement.granted());
      granted.remove(purpose);
      return new PutOff(new Statement(granted, statement.refused()), notice, cause);
    }
  }

  /**
   * A new occupant, who has decided nothing.
   *
   * @param meeting where it is, as far as is known by then
   */
  public OccupantConsent(
      DataSubject subject,
      Supplier<Meeting> meeting,
      LedgerQueue ledger,
      Clock clock,
      ConsentListener listener) {
    this.subject = subject;
    this.meeting = meeting;
    this.ledger = ledger;
    this.clock = clock;
    this.listener = listener;
  }

  public DataSubject subject() {
    return subject;
  }

  /** Where it is, as far as is known. */
  public Meeting meeting() {
    return meeting.get();
  }

  /** Whether a durable grant stands. */
  public boolean has(Purpose purpose) {
    return effective.contains(purpose);
  }

  /** Whether a durable grant of each of them stands. */
  public boolean hasAll(Set<Purpose> purposes) {
    return effective.containsAll(purposes);
  }

  /** By which record it stands that a purpose is granted; empty where {@link #has} says no. */
  public synchronized Optional<String> grant(Purpose purpose) {
    return has(purpose) ? Optional.of(held(purpose).decision) : Optional.empty();
  }

  /** Whether what was granted was taken back, and was not granted again. */
  public synchronized boolean hasWithdrawn(Purpose purpose) {
    return held(purpose).state() == ConsentState.WITHDRAWN;
  }

  /** Whether something that is asked for has expired, and was not asked for again. */
  public synchronized boolean hasExpired() {
    return terms.asked().stream()
        .anyMatch(purpose -> held(purpose).state() == ConsentState.EXPIRED);
  }

  /** Whether nothing was answered yet, or not what a gate waits for. */
  public synchronized boolean isUnanswered() {
    Set<Purpose> waited = terms.toPublish();
    return (waited.isEmpty() ? terms.asked() : waited)
        .stream().anyMatch(purpose -> held(purpose).state() == ConsentState.ASKED);
  }

  /** Where it stands about each purpose of its terms, in their order. */
  public synchronized Map<Purpose, Standing> standings() {
    Map<Purpose, Standing> standings = new LinkedHashMap<>();
    terms.purposes().keySet().forEach(purpose -> standings.put(purpose, held(purpose).standing));
    return standings;
  }

  public synchronized ConsentTerms terms() {
    return terms;
  }

  /** From now on these are asked for. */
  public synchronized void terms(ConsentTerms now) {
    terms = now;
  }

  /** The notice is shown; returns whether there is anything without an answer. */
  public boolean ask() {
    boolean[] open = new boolean[1];
    change(
        () -> {
          Instant now = clock.instant();
          for (Purpose purpose : terms.asked()) {
            Held before = held(purpose);
            ConsentState next = Transitions.next(before.state(), ConsentEvent.ASK);
            if (next != before.state()) {
              Standing standing =
                  new Standing(next, false, before.standing.notice(), Optional.empty());
              hold(purpose, new Held(standing, before.time, Optional.of(now), ""));
            }
            open[0] |= next == ConsentState.ASKED;
          }
        });
    return open[0];
  }

  /**
   * Takes in all that the occupant states now; what it does not grant any more is withdrawn.
   *
   * @param notice what it is about: that in force
   */
  public void state(Statement statement, NoticeRef notice, Cause cause) {
    change(() -> take(new PutOff(statement.about(terms.asked()), notice, cause)));
  }

  /** Takes in what the occupant decides about some purposes; about the others nothing changes. */
  public void decide(Set<Purpose> granted, Set<Purpose> refused, NoticeRef notice, Cause cause) {
    change(
        () -> {
          Set<Purpose> grants = new HashSet<>(grants());
          grants.removeAll(refused);
          grants.addAll(granted);
          Statement statement = new Statement(grants, refused);
          take(new PutOff(statement.about(terms.asked()), notice, cause));
        });
  }

  /** Of these is granted no more what was, or was to be; what was not is left as it is. */
  public void withdraw(Set<Purpose> purposes, NoticeRef notice, Cause cause) {
    change(
        () -> {
          for (Purpose purpose : purposes) {
            if (putOff != null) {
              putOff = putOff.without(purpose);
            }
            if (held(purpose).state() == ConsentState.GRANTED) {
              refuse(purpose, notice, cause);
            }
          }
        });
  }

  /** Everything that was granted is granted no more. */
  public void withdraw(Cause cause) {
    change(
        () -> {
          putOff = null;
          for (Purpose purpose : granted()) {
            held(purpose).standing.notice().ifPresent(notice -> refuse(purpose, notice, cause));
          }
        });
  }

  /** Grants end whose time is over. */
  public void expireDue() {
    Instant now = clock.instant();
    change(
        () -> {
          for (Purpose purpose : granted()) {
            if (held(purpose).standing.until().filter(until -> !until.isAfter(now)).isPresent()) {
              expire(purpose, Cause.PERIOD_OVER);
            }
          }
        });
  }

  /** The notice in force for it: grants end that are about another version. */
  public void noticeIs(String version) {
    change(
        () -> {
          noticeVersion = version;
          putOff = null;
          for (Purpose purpose : granted()) {
            Held before = held(purpose);
            if (before.standing.notice().filter(n -> n.version().equals(version)).isEmpty()) {
              expire(purpose, Cause.NOTICE_CHANGED);
            }
          }
        });
  }

  /**
   * Takes in what was decided before, elsewhere or on another device, unless this occupant decided
   * later. It is on record already. A grant of another version of the notice counts for nothing.
   *
   * @param prior in the order in which it was decided
   */
  public void heard(List<PriorDecision> prior) {
    Instant now = clock.instant();
    change(
        () -> {
          for (PriorDecision decision : prior) {
            if (decision.time().isAfter(held(decision.purpose()).time)) {
              hear(decision, now);
            }
          }
        });
  }

  /** The occupant left; whatever becomes durable later has no effect any more. */
  public void depart() {
    synchronized (this) {
      gone = true;
      held.clear();
      putOff = null;
      effective = Set.of();
    }
    listener.departed();
  }

  /** Effects before evidence: what is no longer granted ends before that is written down. */
  private void change(Runnable transition) {
    boolean effectChanged;
    boolean stateChanged;
    List<ConsentRecord> decided;
    synchronized (this) {
      if (gone) {
        return;
      }
      Set<Purpose> before = effective;
      transition.run();
      effective = durablyGranted();
      effectChanged = !before.equals(effective);
      stateChanged = changed;
      changed = false;
      decided = List.copyOf(nowEffective);
      nowEffective.clear();
    }
    try {
      if (effectChanged) {
        listener.effectChanged();
      }
      if (stateChanged) {
        listener.stateChanged();
      }
    } finally {
      record();
      // Whoever comes after this was passed on asks the ledger behind that record.
      decided.forEach(listener::decided);
    }
  }

  private void take(PutOff said) {
    Statement statement = said.statement;
    notGranted(statement).forEach(purpose -> refuse(purpose, said.notice, said.cause));
    putOff = null;
    if (unwritten >= MAX_UNWRITTEN) {
      putOff = said; // Its refusals hold already; its grants have to wait anyway.
      return;
    }
    for (Purpose purpose : statement.granted()) {
      Held before = held(purpose);
      if (before.state() != ConsentState.GRANTED || !before.isAbout(said.notice)) {
        decide(purpose, ConsentEvent.GRANT, said.notice, said.cause);
      }
    }
  }

  private void durable(ConsentRecord record) {
    change(
        () -> {
          unwritten--;
          grantIfStill(record);
          if (unwritten == 0 && putOff != null) {
            take(putOff);
          }
        });
  }

  /** Unless it was withdrawn or stated anew meanwhile. */
  private void grantIfStill(ConsentRecord record) {
    Held before = held(record.purpose());
    if (before.decision.equals(record.id()) && before.standing.pending()) {
      Standing granted =
          new Standing(
              ConsentState.GRANTED, false, before.standing.notice(), before.standing.until());
      hold(record.purpose(), new Held(granted, before.time, before.asked, record.id()));
      nowEffective.add(record);
    }
  }

  /** In the order in which they were decided, whichever thread comes first. */
  private synchronized void record() {
    for (ConsentRecord next = undelivered.poll(); next != null; next = undelivered.poll()) {
      ConsentRecord one = next;
      ledger.add(one, () -> durable(one));
    }
  }

  /** Purposes refused now, and those granted before and left out now. */
  private Set<Purpose> notGranted(Statement statement) {
    Set<Purpose> purposes = new HashSet<>(statement.refused());
    purposes.addAll(granted());
    purposes.removeAll(statement.granted());
    return purposes;
  }

  private void refuse(Purpose purpose, NoticeRef notice, Cause cause) {
    Held before = held(purpose);
    ConsentState next = Transitions.next(before.state(), ConsentEvent.REFUSE);
    if (next != before.state() || !before.isAbout(notice)) {
      decide(purpose, ConsentEvent.REFUSE, notice, cause);
    }
  }

  private void expire(Purpose purpose, Cause cause) {
    held(purpose)
        .standing
        .notice()
        .ifPresent(notice -> decide(purpose, ConsentEvent.EXPIRE, notice, cause));
  }

  private void decide(Purpose purpose, ConsentEvent event, NoticeRef notice, Cause cause) {
    Held before = held(purpose);
    Instant now = clock.instant();
    PurposeTerms rule = terms.purposes().get(purpose);
    ConsentState next = Transitions.next(before.state(), event);
    Optional<Instant> until =
        event == ConsentEvent.GRANT && subject.isAccount()
            ? Optional.ofNullable(rule).flatMap(PurposeTerms::lasts).map(now::plus)
            : Optional.empty();
    ConsentRecord record =
        new ConsentRecord(
            RecordId.random(),
            now,
            before.asked,
            meeting.get(),
            subject,
            purpose,
            next,
            cause,
            notice,
            rule == null ? LawfulBasis.CONSENT : rule.basis(),
            until);
    boolean pending = next == ConsentState.GRANTED;
    hold(
        purpose,
        new Held(
            new Standing(next, pending, Optional.of(notice), until),
            now,
            before.asked,
            record.id()));
    if (!pending) {
      nowEffective.add(record);
    }
    unwritten++;
    undelivered.add(record);
  }

  private void hear(PriorDecision prior, Instant now) {
    Purpose purpose = prior.purpose();
    Held before = held(purpose);
    switch (prior.state()) {
      case GRANTED -> {
        boolean holds =
            prior.until().map(until -> until.isAfter(now)).orElse(prior.sameMeeting())
                && prior.notice().version().equals(noticeVersion)
                && !wasEndedSince(prior);
        if (holds) {
          hear(prior, ConsentState.GRANTED);
        }
      }
      case REFUSED, WITHDRAWN -> {
        // Elsewhere it counts against a grant only: nobody refuses a meeting by leaving another.
        isEnded(prior);
        if (prior.sameMeeting()) {
          hear(prior, prior.state());
        } else if (before.state() == ConsentState.GRANTED) {
          hear(prior, ConsentState.WITHDRAWN);
        }
      }
      case EXPIRED -> {
        isEnded(prior);
        if (before.state() == ConsentState.GRANTED) {
          hear(prior, ConsentState.EXPIRED);
        }
      }
      case UNASKED, ASKED -> throw new IllegalArgumentException("no decision: " + prior.state());
    }
  }

  private void isEnded(PriorDecision prior) {
    endedElsewhere.merge(
        prior.purpose(), prior.time(), (one, other) -> one.isAfter(other) ? one : other);
    if (putOff != null) {
      putOff = putOff.without(prior.purpose()); // It was stated before this was heard of.
    }
  }

  /** Whoever tells of the end of a grant may be faster than whoever tells of the grant. */
  private boolean wasEndedSince(PriorDecision prior) {
    Instant ended = endedElsewhere.get(prior.purpose());
    return ended != null && !prior.time().isAfter(ended);
  }

  private void hear(PriorDecision prior, ConsentState state) {
    // One that was given ahead, and is to last as long as the meeting, has found its meeting.
    boolean ends =
        state == ConsentState.GRANTED
            && Optional.ofNullable(terms.purposes().get(prior.purpose()))
                .flatMap(PurposeTerms::lasts)
                .isPresent();
    Optional<Instant> until = ends ? prior.until() : Optional.empty();
    hold(
        prior.purpose(),
        new Held(
            new Standing(state, false, Optional.of(prior.notice()), until),
            prior.time(),
            held(prior.purpose()).asked,
            prior.id()));
  }

  private Held held(Purpose purpose) {
    return held.getOrDefault(purpose, Held.NOTHING);
  }

  private void hold(Purpose purpose, Held now) {
    Held before = held.put(purpose, now);
    changed |= before == null || !before.standing.equals(now.standing);
  }

  /** Granted, durable or not. */
  private Set<Purpose> granted() {
    Set<Purpose> granted = new HashSet<>();
    held.forEach(
        (purpose, each) -> {
          if (each.state() == ConsentState.GRANTED) {
            granted.add(purpose);
          }
        });
    return granted;
  }

  /** As the occupant sees it: with what waits. */
  private Set<Purpose> grants() {
    return putOff == null ? granted() : putOff.statement.granted();
  }

  private Set<Purpose> durablyGranted() {
    Set<Purpose> granted = new HashSet<>();
    held.forEach(
        (purpose, each) -> {
          if (each.state() == ConsentState.GRANTED && !each.standing.pending()) {
            granted.add(purpose);
          }
        });
    return Set.copyOf(granted);
  }
}
