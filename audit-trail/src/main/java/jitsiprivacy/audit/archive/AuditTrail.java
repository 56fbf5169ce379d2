package jitsiprivacy.audit.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.locks.ReentrantLock;
import jitsiprivacy.audit.entry.Actor;
import jitsiprivacy.audit.entry.AuditEvent;
import jitsiprivacy.audit.entry.EntryFormat;
import jitsiprivacy.audit.entry.EventKind;
import jitsiprivacy.audit.entry.Fact;
import jitsiprivacy.audit.entry.PayloadHash;
import jitsiprivacy.audit.log.AuditException;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.log.LogLock;
import jitsiprivacy.audit.log.SealedLogException;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.payload.PayloadState;
import jitsiprivacy.audit.payload.PayloadStore;
import jitsiprivacy.audit.payload.Tombstone;
import jitsiprivacy.audit.tile.DurableFiles;

/**
 * The archive as who writes it sees it. It changes to the log of another year by itself, by the
 * clock, in UTC: the log before is sealed, and the new one begins with what was signed for it last.
 * Several processes share an archive; what one of them dies over the next one finishes.
 *
 * <p>A clock that goes back, or comes back from far ahead, changes nothing: entries go on in the
 * newest log. Each says what time it was.
 */
public final class AuditTrail implements AuditRecorder, Closeable {

  private static final String LOCK = "lock";
  private static final String ERASING = "erasing";

  private final ArchiveDirectory directory;
  private final SignerKey key;
  private final Clock clock;
  private final DurableFiles files;
  private final LogLock lock;
  private final LogLock erasing;
  private final PayloadStore payloads;
  private final EntryFormat format = new EntryFormat();
  private final ReentrantLock turning = new ReentrantLock();
  private final ReentrantLock burying = new ReentrantLock();
  // Some may still be in use when the next one is there.
  private final List<YearLog> opened = new ArrayList<>();
  private volatile YearLog current;

  private record YearLog(int year, AuditLog log) {}

  private AuditTrail(Path directory, SignerKey key, Clock clock) throws IOException {
    this.directory = new ArchiveDirectory(directory);
    this.key = key;
    this.clock = clock;
    this.files = new DurableFiles(this.directory.path());
    this.payloads = new PayloadStore(this.directory.path());
    this.lock = new LogLock(this.directory.path().resolve(LOCK), files.fileMode());
    this.erasing = new LogLock(this.directory.path().resolve(ERASING), files.fileMode());
  }

  /**
   * Opens the archive of a directory, and begins one where there is none. One of it in a process
   * for each directory.
   *
   * @param directory must exist; its mode says who may read and write the archive
   * @param key of the archive; its name and the year make the origin of each log
   */
  public static AuditTrail open(Path directory, SignerKey key, Clock clock) throws IOException {
    AuditTrail trail = new AuditTrail(directory, key, clock);
    try {
      trail.lock.holding(
          () -> {
            PayloadStore.prepare(trail.files);
            return null;
          });
      trail.turn();
      return trail;
    } catch (IOException | RuntimeException e) {
      trail.close();
      throw e;
    }
  }

  @Override
  public EntryId record(AuditEvent event) throws AuditException {
    return record(List.of(event));
  }

  @Override
  public EntryId record(List<AuditEvent> events) throws AuditException {
    List<byte[]> entries = new ArrayList<>();
    for (AuditEvent event : events) {
      if (event.is(EventKind.LOG_OPENED) || event.is(EventKind.LOG_SEALED)) {
        throw new IllegalArgumentException("the archive itself records " + event.kind());
      }
      entries.add(format.write(event));
    }
    while (true) {
      YearLog year = current();
      try {
        return new EntryId(year.year, year.log.append(entries));
      } catch (AuditException e) {
        if (!(e.getCause() instanceof SealedLogException)) {
          throw e;
        }
        // Another process was first to change the year.
      }
    }
  }

  @Override
  public EntryId record(AuditEvent event, byte[] payload) throws AuditException {
    if (event.payload().isPresent()) {
      throw new IllegalArgumentException("the event has a payload already");
    }
    PayloadHash hash;
    try {
      hash = payloads.put(payload);
    } catch (IOException e) {
      throw new AuditException("the payload is not recorded: " + e.getMessage(), e);
    }
    return record(event.withPayload(hash));
  }

  /**
   * Brings what is recorded into the tree of the newest log, with a new checkpoint when there is
   * anything new. To be called now and then, also when nothing happens: it changes the year, too.
   */
  public Checkpoint publish() throws IOException {
    return current().log.publish();
  }

  private YearLog current() throws AuditException {
    YearLog now = current;
    if (now.year >= clockYear() && !AuditLog.isSealed(directory.of(now.year))) {
      return now;
    }
    try {
      turn();
    } catch (IOException e) {
      throw new AuditException(
          "not recorded, for the log of another year cannot be begun: " + e.getMessage(), e);
    }
    return current;
  }

  private int clockYear() {
    return clock.instant().atOffset(ZoneOffset.UTC).getYear();
  }

  /** Opens the log of the year that it is, and seals the one before. */
  private void turn() throws IOException {
    turning.lock();
    try {
      lock.holding(
          () -> {
            turnNow();
            return null;
          });
    } finally {
      turning.unlock();
    }
  }

  private void turnNow() throws IOException {
    NavigableSet<Integer> years = directory.years();
    int year = clockYear();
    if (!years.isEmpty()) {
      int newest = years.last();
      year = Math.max(year, AuditLog.isSealed(directory.of(newest)) ? newest + 1 : newest);
    }
    current = begin(year, years.headSet(year, false));
  }

  /** Also when it is sealed: who did may have died over it. */
  private String seal(int year) throws IOException {
    Checkpoint last = log(year).seal(count -> sealed(year, count));
    String note = Files.readString(directory.of(year).resolve("checkpoint"));
    // With many witnesses' signatures it may be too long; the log's own is what counts.
    return note.length() <= Fact.Text.LONGEST
        ? note
        : last.sign(YearKeys.signer(key, year)).toString();
  }

  private byte[] sealed(int year, long count) {
    return format.write(
        AuditEvent.of(EventKind.LOG_SEALED, clock.instant(), Actor.SERVICE)
            .with("log", origin(year))
            .with("entries", count));
  }

  private YearLog begin(int year, NavigableSet<Integer> before) throws IOException {
    files.makeDirectory(YearKeys.name(year));
    files.sync();
    AuditLog log = log(year);
    if (log.publish().size() == 0) {
      AuditEvent opened =
          AuditEvent.of(EventKind.LOG_OPENED, clock.instant(), Actor.SERVICE)
              .with("log", origin(year));
      if (!before.isEmpty()) {
        opened = opened.with("previous", seal(before.last()));
      }
      log.append(format.write(opened));
      log.publish();
    }
    return new YearLog(year, log);
  }

  private String origin(int year) {
    return YearKeys.verifier(key.verifier(), year).name();
  }

  private AuditLog log(int year) throws IOException {
    for (YearLog each : opened) {
      if (each.year == year) {
        return each.log;
      }
    }
    AuditLog log = AuditLog.open(directory.of(year), YearKeys.signer(key, year));
    opened.add(new YearLog(year, log));
    return log;
  }

  /**
   * Erases a payload: first it is recorded that it is, then a tombstone takes its place. To do it
   * again finishes what a crash left undone.
   *
   * @param reason a word, such as {@code retention}
   * @return what lies in its place, now or since it was erased before
   * @throws NoSuchFileException when there is no such payload
   */
  public Tombstone erase(PayloadHash hash, String reason, Actor actor) throws IOException {
    Tombstone.checkReason(reason);
    burying.lock();
    try {
      return erasing.holding(() -> eraseNow(hash, reason, actor));
    } finally {
      burying.unlock();
    }
  }

  private Tombstone eraseNow(PayloadHash hash, String reason, Actor actor) throws IOException {
    PayloadState state = payloads.state(hash);
    if (state instanceof PayloadState.Erased erased) {
      payloads.sync(hash);
      return erased.tombstone();
    }
    if (state instanceof PayloadState.Missing) {
      throw new NoSuchFileException("there is no payload " + hash);
    }
    AuditEvent event =
        AuditEvent.of(EventKind.PAYLOAD_ERASED, clock.instant(), actor)
            .with("hash", hash.hex())
            .with("reason", reason);
    EntryId entry = record(event);
    Tombstone tombstone = new Tombstone(hash, event.time(), entry.year(), entry.index(), reason);
    payloads.bury(tombstone);
    return tombstone;
  }

  /** What is recorded stays; nothing is published. */
  @Override
  public void close() throws IOException {
    turning.lock();
    try {
      IOException failed = null;
      for (YearLog each : opened) {
        failed = closed(each.log, failed);
      }
      failed = closed(erasing, closed(lock, failed));
      if (failed != null) {
        throw failed;
      }
    } finally {
      turning.unlock();
    }
  }

  private static IOException closed(Closeable each, IOException failed) {
    try {
      each.close();
    } catch (IOException e) {
      return e;
    }
    return failed;
  }
}
