package jitsiprivacy.anonymizer.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jitsiprivacy.anonymizer.address.IpAddress;
import jitsiprivacy.anonymizer.ipcrypt.CycleWalk;
import jitsiprivacy.anonymizer.ipcrypt.PrefixPreserving;
import jitsiprivacy.anonymizer.keys.Revealed.Candidate;

/** Answers whose a pseudonym is while its key exists, and keeps a record of who asked and why. */
public final class Reveal {

  private final KeyDirectory directory;
  private final KeySchedule schedule;
  private final Predicate<IpAddress> kept;
  private final Clock clock;

  /**
   * @param kept the networks that were kept when the pseudonym was made. With others the answer is
   *     wrong where the two disagree: for one client in 256 when a /8 was added or taken away since
   */
  public Reveal(Path directory, KeySchedule schedule, Predicate<IpAddress> kept, Clock clock) {
    this.directory = new KeyDirectory(directory);
    this.schedule = schedule;
    this.kept = kept;
    this.clock = clock;
  }

  /**
   * Records the request, then answers it. A key whose time is over is destroyed rather than used.
   *
   * @throws RevealException when it is no pseudonym, or its key is no more
   * @throws IOException when the request could not be recorded, or the keys not be read: nothing is
   *     revealed
   */
  public Revealed reveal(RevealRequest request) throws IOException, RevealException {
    if (kept.test(request.pseudonym())) {
      throw new RevealException(
          "this address is in a kept network: it is no pseudonym, but the address itself");
    }
    Instant now = clock.instant();
    List<KeyPeriod> present = directory.periods();
    new RevealLog(directory.path()).append(now, request);
    destroyEnded(now);
    List<KeyPeriod> asked = new ArrayList<>();
    for (KeyPeriod period : present) {
      boolean wanted = request.replacedAt().map(period::contains).orElse(true);
      // One that is made ahead was not used yet.
      boolean used = !period.from().isAfter(now);
      if (wanted && used && schedule.end(period).isAfter(now)) {
        asked.add(period);
      }
    }
    if (asked.isEmpty()) {
      throw new RevealException(noKey(request, now));
    }
    return answer(request.pseudonym(), asked);
  }

  private void destroyEnded(Instant now) {
    try {
      directory.destroyEnded(schedule, now);
    } catch (IOException e) {
      // It is not used all the same, and the key ring tells of it.
    }
  }

  private Revealed answer(IpAddress pseudonym, List<KeyPeriod> periods) {
    CycleWalk outsideKept = new CycleWalk(kept);
    List<Candidate> candidates = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    for (KeyPeriod period : periods) {
      IpAddress address = IpAddress.v6(pseudonym.high(), pseudonym.low());
      try {
        PrefixPreserving key = new PrefixPreserving(directory.read(period));
        if (outsideKept.decrypt(key, address)) {
          candidates.add(new Candidate(period, address));
        }
      } catch (IOException e) {
        unusable.add(e.getMessage());
      }
    }
    return new Revealed(candidates, unusable);
  }

  private String noKey(RevealRequest request, Instant now) {
    if (request.replacedAt().isEmpty()) {
      return "there is no key left in " + directory.path() + ": this pseudonym cannot be reversed";
    }
    KeyPeriod period = schedule.at(request.replacedAt().get());
    Instant end = schedule.end(period);
    return end.isAfter(now)
        ? "there is no key of "
            + period
            + " in "
            + directory.path()
            + ": none was made, or it was deleted"
        : "the key of "
            + period
            + " was destroyed at "
            + end
            + ": nobody can reverse this pseudonym any more";
  }
}
