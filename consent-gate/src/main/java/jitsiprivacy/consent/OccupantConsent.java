package jitsiprivacy.consent;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private final String room;
  private final String subject;
  private final LedgerQueue ledger;
  private final Clock clock;
  private final Runnable onChange;

  // Guarded by this.
  private final Map<Purpose, Standing> standings = new HashMap<>();
  private long lastStatement;
  private boolean gone;

  /** Reads need no lock. */
  private volatile Set<Purpose> effective = Set.of();

  private record Standing(State state, String notice, long statement) {}

  private enum State {
    /** Granted, not durable yet. */
    PENDING,
    GRANTED,
    REFUSED
  }

  /**
   * A new occupant, who has decided nothing.
   *
   * @param room pseudonym of the room
   * @param subject pseudonym of the occupant
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
    List<ConsentRecord> withdrawals = new ArrayList<>();
    List<ConsentRecord> grants = new ArrayList<>();
    long number;
    boolean changed;
    synchronized (this) {
      if (gone) {
        return;
      }
      number = ++lastStatement;
      Instant now = clock.instant();
      Set<Purpose> before = effective;
      for (Purpose purpose : notGranted(statement)) {
        refuse(purpose, statement, number, now, withdrawals);
      }
      for (Purpose purpose : statement.granted()) {
        Standing standing = standings.get(purpose);
        if (standing == null
            || standing.state == State.REFUSED
            || !standing.notice.equals(statement.notice())) {
          standings.put(purpose, new Standing(State.PENDING, statement.notice(), number));
          grants.add(record(now, purpose, ConsentRecord.Decision.GRANTED, statement));
        }
      }
      effective = granted();
      changed = !before.equals(effective);
    }
    if (changed) {
      onChange.run();
    }
    withdrawals.forEach(record -> ledger.add(record, () -> {}));
    grants.forEach(record -> ledger.add(record, () -> durable(record.purpose(), number)));
  }

  /** The occupant left; whatever becomes durable later has no effect any more. */
  public void depart() {
    synchronized (this) {
      gone = true;
      standings.clear();
      effective = Set.of();
    }
  }

  private void durable(Purpose purpose, long statement) {
    synchronized (this) {
      Standing standing = standings.get(purpose);
      if (gone
          || standing == null
          || standing.state != State.PENDING
          || standing.statement != statement) {
        return; // Withdrawn or stated anew meanwhile.
      }
      standings.put(purpose, new Standing(State.GRANTED, standing.notice, statement));
      effective = granted();
    }
    onChange.run();
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

  private void refuse(
      Purpose purpose, Statement statement, long number, Instant now, List<ConsentRecord> records) {
    Standing standing = standings.get(purpose);
    if (standing != null
        && standing.state == State.REFUSED
        && standing.notice.equals(statement.notice())) {
      return; // Said already.
    }
    boolean stoodGranted = standing != null && standing.state != State.REFUSED;
    standings.put(purpose, new Standing(State.REFUSED, statement.notice(), number));
    records.add(
        record(
            now,
            purpose,
            stoodGranted ? ConsentRecord.Decision.WITHDRAWN : ConsentRecord.Decision.REFUSED,
            statement));
  }

  private ConsentRecord record(
      Instant now, Purpose purpose, ConsentRecord.Decision decision, Statement statement) {
    return new ConsentRecord(now, room, subject, purpose, decision, statement.notice());
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
