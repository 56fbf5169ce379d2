package jitsiprivacy.consent;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import jitsiprivacy.consent.ledger.ConsentRecord;
import jitsiprivacy.consent.ledger.LedgerQueue;

/**
 * What one occupant of one room decided, for as long as it stays. A grant takes effect when it is
 * durable in the ledger; a refusal or withdrawal takes effect first and is recorded right after.
 *
 * <p>Thread-safe. The change listener runs without locks held, on the thread of the caller or of
 * the ledger.
 */
public final class OccupantConsent {

  /** So much of one occupant may wait for the ledger: changing one's mind is no flood. */
  private static final int MAX_UNWRITTEN = 32;

  private final String room;
  private final String subject;
  private final LedgerQueue ledger;
  private final Clock clock;
  private final Runnable onChange;

  // Guarded by this.
  private final Map<Purpose, Standing> standings = new HashMap<>();
  private final Queue<Decided> decided = new ArrayDeque<>();
  private long lastDecision;
  private int unwritten;
  private Statement putOff;
  private boolean gone;

  /** Reads need no lock. */
  private volatile Set<Purpose> effective = Set.of();

  private record Standing(State state, String notice, long number) {}

  private record Decided(long number, ConsentRecord record) {}

  private enum State {
    /** Granted, not durable yet. */
    PENDING,
    GRANTED,
    REFUSED
  }

  /**
   * A new occupant, who has decided nothing.
   *
   * @param room name of the room
   * @param subject name of the occupant
   */
  public OccupantConsent(
      String room, String subject, LedgerQueue ledger, Clock clock, Runnable onChange) {
    this.room = room;
    this.subject = subject;
    this.ledger = ledger;
    this.clock = clock;
    this.onChange = onChange;
  }

  /** Whether a durable grant stands. */
  public boolean has(Purpose purpose) {
    return effective.contains(purpose);
  }

  /** Takes in what the occupant states now. */
  public void state(Statement statement) {
    change(() -> take(statement));
  }

  /** Everything that was granted is granted no more. */
  public void withdraw() {
    change(
        () -> {
          putOff = null;
          Map<Purpose, Standing> granted = new HashMap<>(standings);
          granted.forEach(
              (purpose, standing) -> {
                if (standing.state != State.REFUSED) {
                  refuse(purpose, standing.notice);
                }
              });
        });
  }

  /** The occupant left; whatever becomes durable later has no effect any more. */
  public void depart() {
    synchronized (this) {
      gone = true;
      standings.clear();
      putOff = null;
      effective = Set.of();
    }
  }

  /** Effects before evidence: what is no longer granted ends before that is written down. */
  private void change(Runnable transition) {
    boolean changed;
    synchronized (this) {
      if (gone) {
        return;
      }
      Set<Purpose> before = effective;
      transition.run();
      effective = granted();
      changed = !before.equals(effective);
    }
    try {
      if (changed) {
        onChange.run();
      }
    } finally {
      record();
    }
  }

  private void take(Statement statement) {
    notGranted(statement).forEach(purpose -> refuse(purpose, statement.notice()));
    putOff = null;
    if (unwritten >= MAX_UNWRITTEN) {
      putOff = statement; // Its refusals hold already; its grants have to wait anyway.
      return;
    }
    for (Purpose purpose : statement.granted()) {
      Standing standing = standings.get(purpose);
      if (standing == null
          || standing.state == State.REFUSED
          || !standing.notice.equals(statement.notice())) {
        decide(purpose, State.PENDING, ConsentRecord.Decision.GRANTED, statement.notice());
      }
    }
  }

  private void durable(Decided decided) {
    change(
        () -> {
          unwritten--;
          grantIfStill(decided);
          if (unwritten == 0 && putOff != null) {
            take(putOff);
          }
        });
  }

  /** Unless it was withdrawn or stated anew meanwhile. */
  private void grantIfStill(Decided decided) {
    Purpose purpose = decided.record.purpose();
    Standing standing = standings.get(purpose);
    if (standing != null && standing.state == State.PENDING && standing.number == decided.number) {
      standings.put(purpose, new Standing(State.GRANTED, standing.notice, standing.number));
    }
  }

  /** In the order in which they were decided, whichever thread comes first. */
  private synchronized void record() {
    for (Decided next = decided.poll(); next != null; next = decided.poll()) {
      Decided one = next;
      ledger.add(one.record, () -> durable(one));
    }
  }

  /** Purposes refused now, and those granted before and left out now. */
  private Set<Purpose> notGranted(Statement statement) {
    Set<Purpose> purposes = new HashSet<>(statement.refused());
    standings.forEach(
        (purpose, standing) -> {
          if (standing.state != State.REFUSED) {
            purposes.add(purpose);
          }
        });
    purposes.removeAll(statement.granted());
    return purposes;
  }

  private void refuse(Purpose purpose, String notice) {
    Standing standing = standings.get(purpose);
    boolean stoodGranted = standing != null && standing.state != State.REFUSED;
    if (stoodGranted || standing == null || !standing.notice.equals(notice)) {
      decide(
          purpose,
          State.REFUSED,
          stoodGranted ? ConsentRecord.Decision.WITHDRAWN : ConsentRecord.Decision.REFUSED,
          notice);
    }
  }

  private void decide(
      Purpose purpose, State state, ConsentRecord.Decision decision, String notice) {
    long number = ++lastDecision;
    standings.put(purpose, new Standing(state, notice, number));
    unwritten++;
    decided.add(
        new Decided(
            number, new ConsentRecord(clock.instant(), room, subject, purpose, decision, notice)));
  }

  private Set<Purpose> granted() {
    Set<Purpose> granted = new HashSet<>();
    standings.forEach(
        (purpose, standing) -> {
          if (standing.state == State.GRANTED) {
            granted.add(purpose);
          }
        });
    return Set.copyOf(granted);
  }
}
