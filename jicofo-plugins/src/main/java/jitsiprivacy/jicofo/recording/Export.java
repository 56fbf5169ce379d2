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

  /** Of those there, what is in a request of the host's that is not on the wire yet. */
  private final Set<ConnectKey> leaving = new HashSet<>();

  /** Of those there, what is in a request of ours that is not on the wire yet. */
  private final Set<ConnectKey> ours = new HashSet<>();

  /** Of those, what the host has taken back meanwhile. */
  private final Set<ConnectKey> takenBack = new HashSet<>();

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

  /** Whether it goes on because of that. */
  synchronized boolean isWantedAgain() {
    boolean goesOn = phase == Phase.ASKED || phase == Phase.THROUGH;
    wanted |= goesOn;
    return goesOn;
  }

  /** Whether it may leave in the host's request, which is told when it has. */
  synchronized boolean takes(BridgeConnect connect) {
    boolean oursFirst = waiting.containsKey(connect.key()) || ours.contains(connect.key());
    if (phase == Phase.ASKED || (phase == Phase.THROUGH && oursFirst)) {
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
    leaving.add(connect.key());
    return true;
  }

  /** Connects of it have left. */
  void left(Predicate<ConnectKey> which) {
    List<BridgeConnect> left;
    boolean through;
    synchronized (this) {
      left = there.values().stream().filter(each -> which.test(each.key())).toList();
      leaving.removeIf(which);
      through = phase == Phase.THROUGH;
    }
    if (!left.isEmpty() && through) {
      around.desk(room).hostStarted(kind, session);
    } else {
      left.forEach(this::end); // What had to stop meanwhile was not told to: it was not there.
    }
  }

  /** The bridge has some of it no more, or never got them. */
  void gone(Predicate<ConnectKey> which, boolean failed) {
    boolean tries;
    boolean waits;
    synchronized (this) {
      int before = there.size() + waiting.size();
      ours.stream().filter(which).forEach(takenBack::add);
      there.keySet().removeIf(which.and(key -> !ours.contains(key)));
      waiting.keySet().removeIf(which);
      leaving.removeIf(which);
      int left = there.size() + waiting.size();
      if (left == before || left > 0 || phase == Phase.OVER) {
        return;
      }
      tries = phase == Phase.THROUGH && wanted && !failed;
      waits = phase == Phase.ASKED;
      if (waits && wanted) {
        return;
      }
    }
    if (tries) {
      around.desk(room).hostRetries(kind, Optional.of(session));
    } else {
      ended(waits, failed);
    }
  }

  /** Nobody wants it any more who wanted it before. */
  void takenBack() {
    boolean nothing;
    synchronized (this) {
      wanted = false;
      nothing = there.isEmpty();
    }
    if (nothing) {
      ended(true, false);
    } else {
      around.desk(room).stopAsked(kind, Optional.empty());
    }
  }

  /**
   * Nothing of it leaves any more.
   *
   * @param asked whether somebody wanted it so, also where it waits
   */
  private void ended(boolean asked, boolean failed) {
    synchronized (this) {
      phase = phase == Phase.OVER ? Phase.OVER : Phase.STOPPING;
    }
    if (asked) {
      around.desk(room).stopAsked(kind, Optional.empty());
    }
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
      ended(false, false);
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
      BridgeConnect end;
      Optional<BridgeConnect> next;
      synchronized (Export.this) {
        ours.remove(key);
        // What the host asks for again is as good as what is there.
        boolean taken = takenBack.remove(key) && !waiting.containsKey(key);
        end = taken ? there.get(key) : null;
        next = Optional.ofNullable(end == null ? toLeave(key) : null);
      }
      if (end != null) {
        end(end);
      }
      return next;
    }

    @Override
    public void sent(BridgeConnect connect) {
      left(key::equals);
    }

    @Override
    public void refused(BridgeConnect connect) {
      // One that it would not change is still there.
      around.requests().end(connect, ended -> gone(key::equals, true));
    }
  }

  /** What of ours is to leave now. */
  private BridgeConnect toLeave(ConnectKey key) {
    BridgeConnect next = phase == Phase.THROUGH ? waiting.remove(key) : null;
    if (next != null) {
      if (there.containsKey(key)) {
        next.change();
      } else {
        next.begin();
      }
      there.put(key, next);
      ours.add(key);
    }
    return next;
  }

  @Override
  public void refuse(Condition condition, String text) {
    around.refused(this, text);
  }

  @Override
  public void stop(Optional<String> named) {
    List<BridgeConnect> end;
    boolean nothing;
    synchronized (this) {
      if (phase == Phase.OVER) {
        return;
      }
      phase = Phase.STOPPING;
      waiting.clear();
      end = there.values().stream().filter(each -> !leaving.contains(each.key())).toList();
      nothing = there.isEmpty();
    }
    around.changed(this); // Jicofo takes it back with that, and its own state agrees.
    if (nothing) {
      ended(false, false);
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
