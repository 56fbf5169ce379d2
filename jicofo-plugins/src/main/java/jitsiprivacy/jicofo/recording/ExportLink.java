package jitsiprivacy.jicofo.recording;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.jicofo.bridge.BridgeConnect;
import jitsiprivacy.jicofo.bridge.ExportRequests;
import jitsiprivacy.jicofo.bridge.ExportStep;
import jitsiprivacy.jicofo.bridge.ExportStep.Kind;
import jitsiprivacy.jicofo.bridge.ExportStep.Outcome;

/**
 * One connect of a bridge, which is told until it has what it is to have: nobody else tells it, so
 * that what it has follows from what it was told. Guarded by its owner's lock.
 */
final class ExportLink implements ExportRequests.Steps {

  private final Owner owner;
  private final ExportRequests requests;
  private Optional<BridgeConnect> wanted = Optional.empty();

  /** As it was told last, whether it has answered or not. */
  private Optional<BridgeConnect> there = Optional.empty();

  /** What it was told to end, and did not say that it has. */
  private final Set<BridgeConnect> ending = new HashSet<>();

  /** What is there is not what it was told, and is ended first. */
  private boolean stale;

  private boolean refused;
  private boolean busy;

  /** The export that it is of. */
  interface Owner {

    Object lock();

    /** Whether any may be there; asked with the lock. */
    boolean mayBe();

    void runs();

    /** It came to nothing, or has ended. */
    void isNoMore(boolean failed);
  }

  ExportLink(Owner owner, ExportRequests requests) {
    this.owner = owner;
    this.requests = requests;
  }

  boolean isWanted() {
    return wanted.isPresent();
  }

  /** Whether there is nothing of it, nor will be. */
  boolean isIdle() {
    return wanted.isEmpty() && there.isEmpty() && ending.isEmpty();
  }

  void wants(BridgeConnect connect) {
    wanted = Optional.of(connect);
    refused = false;
  }

  void wantsNone() {
    wanted = Optional.empty();
  }

  /** The bridge has forgotten the meeting. */
  void isLost() {
    wanted = Optional.empty();
    there = Optional.empty();
    ending.clear();
    stale = false;
  }

  /** What it was told to end and did not say that it has, it is told once more. */
  void endAgain() {
    if (there.isEmpty()) {
      there = ending.stream().findAny();
      ending.clear();
    }
  }

  /** Tells the bridge, unless that is under way. */
  void goOn() {
    Optional<BridgeConnect> like = there.or(() -> owner.mayBe() ? wanted : Optional.empty());
    if (!busy && like.isPresent() && (stale || !there.equals(target()))) {
      busy = true;
      requests.ask(like.get(), this);
    }
  }

  private Optional<BridgeConnect> target() {
    return owner.mayBe() ? wanted : Optional.empty();
  }

  @Override
  public Optional<ExportStep> next() {
    synchronized (owner.lock()) {
      Optional<BridgeConnect> target = target();
      if (there.isPresent() && (stale || target.isEmpty())) {
        return end(there.get());
      }
      if (there.equals(target)) {
        busy = false;
        return Optional.empty();
      }
      Kind kind = there.isEmpty() ? Kind.BEGIN : Kind.CHANGE;
      there = target;
      return Optional.of(new ExportStep(kind, target.get()));
    }
  }

  private Optional<ExportStep> end(BridgeConnect connect) {
    there = Optional.empty();
    stale = false;
    ending.add(connect);
    return Optional.of(new ExportStep(Kind.END, connect));
  }

  @Override
  public void left(ExportStep step) {
    if (step.kind() != Kind.END) {
      owner.runs();
    }
  }

  @Override
  public void answered(ExportStep step, Outcome outcome) {
    boolean failed;
    synchronized (owner.lock()) {
      if (step.kind() == Kind.END) {
        if (outcome != Outcome.DONE || !ending.remove(step.connect())) {
          return;
        }
      } else if (outcome != Outcome.REFUSED || !there.equals(Optional.of(step.connect()))) {
        return;
      } else {
        stale = true;
        // What it would not change is begun anew; what it would not begin is given up.
        refused = step.kind() == Kind.BEGIN && wanted.equals(there);
        wanted = refused ? Optional.empty() : wanted;
        goOn();
      }
      failed = refused;
      if (!isIdle()) {
        return;
      }
    }
    owner.isNoMore(failed);
  }
}
