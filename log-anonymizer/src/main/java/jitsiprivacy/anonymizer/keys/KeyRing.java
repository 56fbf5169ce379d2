package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.ipcrypt.PrefixPreserving;
import jitsiprivacy.anonymizer.keys.KeyListener.Trouble;

/**
 * The pseudonym keys of one host, shared by all processes that use the same directory.
 *
 * <p>Keys are read and made in {@link #tick} only, which holds the keys of the last, this and the
 * next period ready. Which of them is used is decided by the clock at each use: all processes
 * change it at the same instant, and a key is never used outside its period, even when nothing
 * ticks any more. Then there is none, and no address is let through.
 */
public final class KeyRing {

  /** No key is of it. */
  private static final int NO_GENERATION = 0;

  private final KeyDirectory directory;
  private final KeySchedule schedule;
  private final Clock clock;
  private final KeyListener listener;
  private final Set<Trouble> standing = EnumSet.noneOf(Trouble.class);
  private int lastGeneration = NO_GENERATION;
  private volatile List<PseudonymKey> held = List.of();

  /**
   * Reads nothing yet: until the first tick there is no key.
   *
   * @param directory made (mode 0700) where there is none; 2770 shares the keys with its group
   */
  public KeyRing(Path directory, KeySchedule schedule, Clock clock, KeyListener listener) {
    this.directory = new KeyDirectory(directory);
    this.schedule = schedule;
    this.clock = clock;
    this.listener = listener;
  }

  /** The key of this instant; none when addresses must be redacted. No I/O, no lock. */
  public Optional<PrefixPreserving> current() {
    PseudonymKey key = usedNow();
    return key == null ? Optional.empty() : key.cipher();
  }

  /** Another one for each key, and one for none. */
  public int generation() {
    PseudonymKey key = usedNow();
    return key == null ? NO_GENERATION : key.generation();
  }

  /** A pseudonym of this instant's key is about to be written. No I/O. */
  public void issued(IpAddress pseudonym) {
    PseudonymKey key = usedNow();
    if (key != null) {
      key.issued().add(pseudonym);
    }
  }

  /**
   * Brings to disk which pseudonyms were made: see {@link IssuedPseudonyms}. To be called each
   * second or so, by a thread that may wait for the disk, and at the end.
   */
  public synchronized void record() {
    IOException failed = null;
    for (PseudonymKey key : held) {
      try {
        key.issued().write();
      } catch (IOException e) {
        failed = e;
      }
    }
    tell(Trouble.NOT_RECORDED, failed);
  }

  private PseudonymKey usedNow() {
    List<PseudonymKey> keys = held;
    long now = clock.millis();
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).isUsedAt(now)) {
        return keys.get(i);
      }
    }
    return null;
  }

  /**
   * Makes and reads the keys that are needed, and destroys those whose time is over. To be called
   * at start and then each minute or so, by a thread that may wait for the disk. What fails is told
   * to the listener and tried again at the next tick.
   */
  public synchronized void tick() {
    Instant now = clock.instant();
    KeyPeriod current = schedule.at(now);
    List<PseudonymKey> keys = new ArrayList<>();
    IOException failed = null;
    for (KeyPeriod period : List.of(current, schedule.at(current.until()))) {
      try {
        keys.add(hold(period, directory.readOrMake(period)));
      } catch (IOException e) {
        failed = failed == null ? e : failed;
        // Good for its period still, but not when others may have read it.
        if (!(e instanceof KeyExposedException)) {
          held.stream().filter(key -> key.period().equals(period)).forEach(keys::add);
        }
      }
    }
    readLast(schedule.at(current.from().minusNanos(1)), now).ifPresent(keys::add);
    record();
    held = List.copyOf(keys);
    boolean redacting = keys.stream().noneMatch(key -> key.period().equals(current));
    tell(Trouble.NO_KEY, redacting ? failed : null);
    tell(Trouble.NO_NEXT_KEY, redacting ? null : failed);
    tell(Trouble.NOT_DESTROYED, destroyEnded(now));
  }

  /** For a clock that is set back a little; never made, and not missed. */
  private Optional<PseudonymKey> readLast(KeyPeriod last, Instant now) {
    if (!schedule.end(last).isAfter(now)) {
      return Optional.empty();
    }
    try {
      return Optional.of(hold(last, directory.read(last)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The one that is held, when it is still the same on disk: what is there counts. */
  private PseudonymKey hold(KeyPeriod period, byte[] bytes) {
    for (PseudonymKey key : held) {
      if (key.isSame(period, bytes)) {
        return key;
      }
    }
    lastGeneration++;
    return new PseudonymKey(period, bytes, new IssuedFile(directory, period), lastGeneration);
  }

  private IOException destroyEnded(Instant now) {
    try {
      directory.destroyEnded(schedule, now);
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private void tell(Trouble trouble, IOException cause) {
    if (cause != null) {
      standing.add(trouble);
      listener.failed(trouble, cause);
    } else if (standing.remove(trouble)) {
      listener.recovered(trouble);
    }
  }
}
