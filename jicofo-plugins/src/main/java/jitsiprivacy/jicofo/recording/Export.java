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
import java.util.stream.Collectors;
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
  private final Map<ConnectKey, ExportLink> links = new HashMap<>();
  private final Set<Destination> destinations = new HashSet<>();
  private Optional<String> rule = Optional.empty();
  private Phase phase = Phase.ASKED;
  private boolean wanted;

  /** What it works on. */
  interface Surroundings {

    ExportRequests requests();

    /** Where it is reported how it is doing. */
    RoomDesk desk(Room room);

    /** Whether another one has to do with it by now. */
    boolean isOfAnother(ConnectKey key, Export than);

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

  synchronized boolean isOver() {
    return phase == Phase.OVER;
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

  synchronized boolean has(ConnectKey key) {
    return links.containsKey(key) && !links.get(key).isIdle();
  }

  /** Jicofo asks for it, in place of what it asked for before. */
  synchronized void asked(BridgeConnect connect) {
    if (phase == Phase.ASKED || phase == Phase.THROUGH) {
      links
          .computeIfAbsent(connect.key(), key -> new ExportLink(new OfThis(), around.requests()))
          .wants(connect);
    }
  }

  /** Jicofo asks for some of it no more. */
  void takenBack(Predicate<ConnectKey> which) {
    boolean any;
    synchronized (this) {
      List<ExportLink> these = these(which);
      any = these.stream().anyMatch(ExportLink::isWanted);
      these.forEach(ExportLink::wantsNone);
    }
    if (any) {
      settle(false);
    }
  }

  /**
   * The bridges are told what has to be by now.
   *
   * @param lost of which they know nothing any more
   */
  void goOn(Predicate<ConnectKey> lost) {
    boolean any;
    synchronized (this) {
      List<ExportLink> these = these(lost);
      any = these.stream().anyMatch(each -> !each.isIdle());
      these.forEach(ExportLink::isLost);
      links.values().forEach(ExportLink::goOn);
    }
    if (any) {
      settle(false);
    }
  }

  private List<ExportLink> these(Predicate<ConnectKey> which) {
    return links.entrySet().stream()
        .filter(each -> which.test(each.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Nobody wants it any more who wanted it before. */
  void takenBack() {
    synchronized (this) {
      wanted = false;
    }
    around.desk(room).stopAsked(kind, Optional.empty());
    stop(Optional.empty());
  }

  @Override
  public void letThrough() {
    boolean nothing;
    synchronized (this) {
      if (phase != Phase.ASKED) {
        return;
      }
      phase = Phase.THROUGH;
      nothing = isIdle() && !wanted;
    }
    around.changed(this);
    if (nothing) {
      settle(false);
    } else {
      goOn(none -> false);
    }
  }

  @Override
  public void refuse(Condition condition, String text) {
    around.refused(this, text);
  }

  @Override
  public void stop(Optional<String> named) {
    Set<ConnectKey> others = ofOthers();
    synchronized (this) {
      if (phase == Phase.OVER) {
        return;
      }
      phase = Phase.STOPPING;
      these(others::contains).forEach(ExportLink::isLost);
      links.values().forEach(ExportLink::wantsNone);
      links.values().forEach(ExportLink::endAgain);
    }
    around.changed(this); // Jicofo takes it back with that, and its own state agrees.
    settle(false);
    goOn(none -> false);
  }

  /** What another one tells the bridge of by now; without the lock, since that one has its own. */
  private Set<ConnectKey> ofOthers() {
    Set<ConnectKey> keys;
    synchronized (this) {
      keys = Set.copyOf(links.keySet());
    }
    return keys.stream()
        .filter(key -> around.isOfAnother(key, this))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void over() {
    synchronized (this) {
      phase = Phase.OVER;
      links.values().forEach(ExportLink::wantsNone);
    }
    around.changed(this);
    goOn(none -> false);
  }

  private boolean isIdle() {
    return links.values().stream().allMatch(ExportLink::isIdle);
  }

  /** Where nothing is left of it, it has ended, or Jicofo tries another bridge. */
  private void settle(boolean failed) {
    boolean waits;
    boolean tries;
    synchronized (this) {
      waits = phase == Phase.ASKED;
      if (phase == Phase.OVER || !isIdle() || (waits && wanted)) {
        return;
      }
      tries = phase == Phase.THROUGH && wanted && !failed;
      phase = tries ? phase : Phase.STOPPING;
    }
    if (tries) {
      around.desk(room).hostRetries(kind, Optional.of(session));
      return;
    }
    if (waits) {
      around.desk(room).stopAsked(kind, Optional.empty());
    }
    around.desk(room).hostEnded(kind, Optional.of(session), failed);
  }

  private final class OfThis implements ExportLink.Owner {
    @Override
    public Object lock() {
      return Export.this;
    }

    @Override
    public boolean mayBe() {
      return phase == Phase.THROUGH;
    }

    @Override
    public void runs() {
      if (isThrough()) {
        around.desk(room).hostStarted(kind, session);
      }
    }

    @Override
    public void isNoMore(boolean failed) {
      settle(failed);
    }
  }
}
