package jitsiprivacy.recording.grant;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Where a bridge takes in grants and asks for them. Each counts once: what is sent again is
 * refused, and what was asked for is used up. Thread-safe.
 */
public final class GrantDesk {

  /** How much the clock of a focus may be ahead of ours. */
  static final Duration AHEAD = Duration.ofSeconds(30);

  /** One that claims to count longer was not made by a focus as we know them. */
  static final Duration LONGEST_LIFE = Duration.ofMinutes(2);

  /** Of a crowd that is let in within the life of a grant. About 20 MB. */
  private static final int MOST = 50_000;

  private final Supplier<Set<FocusKey>> keys;
  private final Clock clock;
  private final int most;

  // Guarded by this.
  private final Map<String, Long> seen = new LinkedHashMap<>();
  private final Map<Act, Deque<Long>> granted = new HashMap<>();

  private record Act(String conference, String bridge, Permission permission) {}

  /**
   * @param keys of the focuses that may grant; may change
   */
  public GrantDesk(Supplier<Set<FocusKey>> keys, Clock clock) {
    this(keys, clock, MOST);
  }

  GrantDesk(Supplier<Set<FocusKey>> keys, Clock clock, int most) {
    this.keys = keys;
    this.clock = clock;
    this.most = most;
  }

  /**
   * Takes a grant in.
   *
   * @param signed as it came
   * @throws GrantException when it does not count
   */
  public void take(String signed) throws GrantException {
    if (signed.length() > 2 * GrantFormat.LONGEST) {
      throw new GrantException("it is too long");
    }
    SignedText text = SignedText.read(signed);
    if (keys.get().stream().noneMatch(key -> key.signed(text))) {
      throw new GrantException("no focus that this bridge knows has signed it");
    }
    Grant grant = GrantFormat.read(text.statement());
    long now = clock.instant().getEpochSecond();
    checkTime(grant, now);
    synchronized (this) {
      if (seen.containsKey(grant.nonce())) {
        throw new GrantException("it was sent before");
      }
      if (seen.size() >= most) {
        forget(now);
      }
      if (seen.size() >= most) {
        throw new GrantException("there are too many at once");
      }
      seen.put(grant.nonce(), grant.until());
      granted
          .computeIfAbsent(
              new Act(grant.conference(), grant.bridge(), grant.allows()),
              act -> new ArrayDeque<>(1))
          .add(grant.until());
    }
  }

  private static void checkTime(Grant grant, long now) throws GrantException {
    if (grant.issued() > now + AHEAD.toSeconds()) {
      throw new GrantException("it is from the future: the clocks of the two hosts differ");
    }
    if (grant.until() < now) {
      throw new GrantException("it is over: it came late, or the clocks of the two hosts differ");
    }
    if (grant.until() < grant.issued()
        || grant.until() - grant.issued() > LONGEST_LIFE.toSeconds()) {
      throw new GrantException("it claims to count for too long");
    }
  }

  /**
   * Whether something is granted by now; then it is not any more.
   *
   * @param bridges the addresses this bridge goes by
   */
  public synchronized boolean use(
      String conference, Iterable<String> bridges, Permission permission) {
    long now = clock.instant().getEpochSecond();
    for (String bridge : bridges) {
      Act act = new Act(conference, bridge, permission);
      Deque<Long> untils = granted.get(act);
      if (untils != null) {
        untils.removeIf(until -> until < now);
        boolean found = untils.poll() != null;
        if (untils.isEmpty()) {
          granted.remove(act);
        }
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  /** A nonce is remembered as long as its grant would count. */
  private void forget(long now) {
    seen.values().removeIf(until -> until < now);
    granted.values().forEach(untils -> untils.removeIf(until -> until < now));
    granted.values().removeIf(Deque::isEmpty);
  }
}
