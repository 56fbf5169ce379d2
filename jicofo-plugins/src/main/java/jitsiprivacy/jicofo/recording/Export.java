package jitsiprivacy.jicofo.recording;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import jitsiprivacy.jicofo.bridge.BridgeConnect;
import jitsiprivacy.jicofo.bridge.ConnectKey;
import jitsiprivacy.jicofo.bridge.ExportRequests;
import jitsiprivacy.jicofo.room.Occupant;
import jitsiprivacy.jicofo.room.Room;
import jitsiprivacy.recording.policy.Destination;
import jitsiprivacy.recording.policy.RecordingKind;
import jitsiprivacy.recording.policy.Ruling;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/**
 * All that bridges send of a room for one purpose: judged once, however many connects it has. Those
 * that Jicofo asks for before it is let through wait. Thread-safe.
 */
final class Export implements Way {

  private enum Phase {
    ASKED,
    THROUGH,
    STOPPING,
    OVER
  }

  private final Room room;
  private final RecordingKind kind;
  private final Destination destination;
  private final Surroundings around;
  private final String session = "export-" + UUID.randomUUID();
  // Guarded by this.
  private final Map<ConnectKey, BridgeConnect> waiting = new HashMap<>();
  private final Map<ConnectKey, BridgeConnect> there = new HashMap<>();
  private final Set<Destination> destinations = new HashSet<>();
  private Optional<String> rule = Optional.empty();
  private Phase phase = Phase.ASKED;
  private boolean wanted;

  /** What it works on. */
  interface Surroundings {

    ExportRequests requests();

    /** Where it is reported how it is doing. */
    RoomDesk desk(Room room);

    /** Whether it is let through is not what it was. */
    void changed(Export export);

    /** It does not begin, or not yet. */
    void refused(Export export, String text);
  }

  /**
   * @param wanted whether the room's settings ask for it, and not a connect alone
   */
  Export(
      Room room, RecordingKind kind, Destination destination, boolean wanted, Surroundings around) {
    this.room = room;
    this.kind = kind;
    this.destination = destination;
    this.wanted = wanted;
    this.around = around;
    destinations.add(destination);
  }

  Room room() {
    return room;
  }

  @Override
  public RecordingKind kind() {
    return kind;
  }

  /** Neither settings nor connects say who it was. */
  @Override
  public Optional<Occupant> by() {
    return Optional.empty();
  }

  @Override
  public Destination destination() {
    return destination;
  }

  @Override
  public synchronized void ruled(Ruling ruling) {
    rule =
        ruling instanceof Ruling.Allowed allowed ? Optional.of(allowed.rule()) : Optional.empty();
  }

  /**
   * Whether a connect to there is of it.
   *
   * @param ruling of the rules about the destination, where it is another
   */
  synchronized boolean covers(Destination to, Supplier<Ruling> ruling) {
    if (destinations.contains(to)) {
      return true;
    }
    boolean same =
        rule.isPresent()
            && ruling.get() instanceof Ruling.Allowed allowed
            && rule.get().equals(allowed.rule());
    if (same) {
      destinations.add(to);
    }
    return same;
  }

  synchronized boolean isThrough() {
    return phase == Phase.THROUGH;
  }

  synchronized boolean isWanted() {
    return wanted;
  }

  /** Whether it may leave in the host's request, which is told when it has. */
  synchronized boolean takes(BridgeConnect connect) {
    if (phase == Phase.ASKED || (phase == Phase.THROUGH && waiting.containsKey(connect.key()))) {
      waiting.put(connect.key(), connect);
      return false;
    }
    if (phase != Phase.THROUGH) {
      return false;
    }
    if (!there.containsKey(connect.key())) {
      connect.begin(); // The bridge does not know it, though Jicofo may think so.
    }
    there.put(connect.key(), connect);
    return true;
  }

  /** Connects of it have left. */
  void left(Predicate<ConnectKey> which) {
    List<BridgeConnect> left;
    boolean through;
    synchronized (this) {
      left = there.values().stream().filter(each -> which.test(each.key())).toList();
      through = phase == Phase.THROUGH;
    }
    if (!left.isEmpty() && through) {
      around.desk(room).hostStarted(kind, session);
    } else {
      left.forEach(this::end); // The order to end it may have been ahead of it.
    }
  }

  /** The bridge has some of it no more, or never got them. */
  void gone(Predicate<ConnectKey> which, boolean failed) {
    boolean tries;
    synchronized (this) {
      int before = there.size() + waiting.size();
      there.keySet().removeIf(which);
      waiting.keySet().removeIf(which);
      int left = there.size() + waiting.size();
      if (left == before || left > 0 || phase == Phase.OVER) {
        return;
      }
      tries = phase == Phase.THROUGH && wanted && !failed;
      if (phase == Phase.ASKED && wanted) {
        return;
      }
    }
    if (tries) {
      around.desk(room).hostRetries(kind, Optional.of(session));
    } else {
      notAnyMore(failed);
    }
  }

  /** Nobody wants it any more who wanted it before. */
  void takenBack() {
    boolean nothing;
    synchronized (this) {
      wanted = false;
      nothing = there.isEmpty();
    }
    around.desk(room).stopAsked(kind, Optional.empty());
    if (nothing) {
      around.desk(room).hostEnded(kind, Optional.of(session), false);
    }
  }

  private void notAnyMore(boolean failed) {
    around.desk(room).stopAsked(kind, Optional.empty()); // Where it waits.
    around.desk(room).hostEnded(kind, Optional.of(session), failed);
  }

  @Override
  public void letThrough() {
    List<BridgeConnect> begin;
    boolean nothing;
    synchronized (this) {
      if (phase != Phase.ASKED) {
        return;
      }
      phase = Phase.THROUGH;
      begin = List.copyOf(waiting.values());
      nothing = begin.isEmpty() && !wanted;
    }
    around.changed(this);
    if (nothing) {
      around.desk(room).hostEnded(kind, Optional.of(session), false);
    }
    begin.forEach(each -> around.requests().begin(each, new OfOurOwn(each.key())));
  }

  private final class OfOurOwn implements ExportRequests.Beginning {
    private final ConnectKey key;

    OfOurOwn(ConnectKey key) {
      this.key = key;
    }

    @Override
    public Optional<BridgeConnect> next() {
      synchronized (Export.this) {
        BridgeConnect next = phase == Phase.THROUGH ? waiting.remove(key) : null;
        if (next != null) {
          there.put(key, next);
        }
        return Optional.ofNullable(next);
      }
    }

    @Override
    public void sent(BridgeConnect connect) {
      left(key::equals);
    }

    @Override
    public void refused(BridgeConnect connect) {
      gone(key::equals, true);
    }
  }

  @Override
  public void refuse(Condition condition, String text) {
    around.refused(this, text);
  }

  @Override
  public void stop(Optional<String> named) {
    List<BridgeConnect> end;
    synchronized (this) {
      if (phase == Phase.OVER) {
        return;
      }
      phase = Phase.STOPPING;
      waiting.clear();
      end = List.copyOf(there.values());
    }
    around.changed(this); // Jicofo takes it back with that, and its own state agrees.
    if (end.isEmpty()) {
      around.desk(room).hostEnded(kind, Optional.of(session), false);
    }
    end.forEach(this::end);
  }

  private void end(BridgeConnect connect) {
    around.requests().end(connect, ended -> gone(ended.key()::equals, false));
  }

  @Override
  public void over() {
    List<BridgeConnect> end;
    synchronized (this) {
      phase = Phase.OVER;
      waiting.clear();
      end = List.copyOf(there.values());
      there.clear();
    }
    around.changed(this);
    end.forEach(each -> around.requests().end(each, ended -> {}));
  }

  synchronized boolean isOver() {
    return phase == Phase.OVER;
  }
}
