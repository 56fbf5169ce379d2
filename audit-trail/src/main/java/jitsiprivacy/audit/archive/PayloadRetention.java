package jitsiprivacy.audit.archive;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.payload.PayloadState;
import jitsiprivacy.audit.payload.PayloadStore;

/** Erases payloads that are old enough, in memory that does not grow with the archive. */
public final class PayloadRetention {

  private static final String REASON = "retention";
  // Longer than it takes to append an entry to a payload that is durable.
  private static final Duration UNNAMED_AFTER = Duration.ofDays(1);
  private static final int AT_ONCE = 10_000;

  private final AuditTrail trail;
  private final ArchiveReader reader;
  private final PayloadStore payloads;
  private final Clock clock;

  /**
   * @param trail of that archive, too
   */
  public PayloadRetention(
      AuditTrail trail, ArchiveReader reader, PayloadStore payloads, Clock clock) {
    this.trail = trail;
    this.reader = reader;
    this.payloads = payloads;
    this.clock = clock;
  }

  /**
   * What was done.
   *
   * @param erased payloads that have a tombstone now
   * @param held payloads that are due and stay
   */
  public record Outcome(long erased, long held) {}

  /** Shows entries that are older than that and have a payload that is still there. */
  public void due(Instant before, EntryVisitor visitor) throws IOException {
    reader.forwards(
        EntryFilter.any().until(before),
        entry -> {
          Optional<PayloadHash> hash = entry.event().flatMap(AuditEvent::payload);
          return hash.isEmpty() || !isThere(hash.get()) || visitor.visit(entry);
        });
  }

  private boolean isThere(PayloadHash hash) throws IOException {
    PayloadState state = payloads.state(hash);
    return state instanceof PayloadState.Present || state instanceof PayloadState.Damaged;
  }

  /**
   * Erases the payloads of entries that are older than that.
   *
   * @param held which stay nevertheless
   */
  public Outcome erase(Instant before, Predicate<ArchivedEntry> held) throws IOException {
    long[] counts = {0, 0};
    due(
        before,
        entry -> {
          if (held.test(entry)) {
            counts[1]++;
          } else {
            PayloadHash hash = entry.event().flatMap(AuditEvent::payload).orElseThrow();
            trail.erase(hash, REASON, Actor.SERVICE);
            counts[0]++;
          }
          return true;
        });
    return new Outcome(counts[0], counts[1]);
  }

  /**
   * Removes payloads that no entry names, which a program left that died before it had recorded
   * one. Those of logs that were taken away are among them. With an entry that cannot be read, or
   * is of another version, there are none.
   *
   * @return how many
   */
  public long removeUnnamed() throws IOException {
    long before = clock.instant().minus(UNNAMED_AFTER).toEpochMilli();
    Set<PayloadHash> some = new HashSet<>();
    long[] removed = {0};
    payloads.forEach(
        hash -> {
          if (payloads.written(hash) < before
              && payloads.state(hash) instanceof PayloadState.Present) {
            some.add(hash);
          }
          if (some.size() == AT_ONCE) {
            removed[0] += removeUnnamed(some);
            some.clear();
          }
        });
    return removed[0] + removeUnnamed(some);
  }

  private long removeUnnamed(Set<PayloadHash> some) throws IOException {
    if (some.isEmpty()) {
      return 0;
    }
    reader.forwards(
        EntryFilter.any(),
        entry -> {
          if (entry.event().isEmpty()) {
            some.clear(); // Nobody knows what it names.
          }
          entry.event().flatMap(AuditEvent::payload).ifPresent(some::remove);
          return !some.isEmpty();
        });
    for (PayloadHash hash : some) {
      payloads.remove(hash);
    }
    return some.size();
  }
}
