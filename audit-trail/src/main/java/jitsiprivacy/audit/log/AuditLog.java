package jitsiprivacy.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import jitsiprivacy.audit.merkle.Frontier;
import jitsiprivacy.audit.merkle.Proofs;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.Disk;
import jitsiprivacy.audit.tile.DurableFiles;
import jitsiprivacy.audit.tile.TileReader;
import jitsiprivacy.audit.tile.TileWriter;

/**
 * An append-only log that several processes of one host write to. For any number of threads, which
 * share one of it rather than each having its own.
 *
 * <p>What {@link #append} returned for survives a crash at any point. Callers that come while
 * others wait for the disk share the next synchronization.
 */
public final class AuditLog implements Closeable {

  private static final String CHECKPOINT = "checkpoint";
  private static final String LOCK = "lock";
  private static final String TILES = "tile";
  private static final String SEALED = "sealed";

  private final Path directory;
  private final SignerKey key;
  private final TreeHasher hasher = new TreeHasher();
  private final LogLock lock;
  private final DurableFiles files;
  private final Journal journal;
  private final TileWriter tiles;
  private final ReentrantLock writing = new ReentrantLock();
  private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
  // Of the tree that the checkpoint on disk tells of; read anew when another process wrote it.
  private Frontier tree;
  private Checkpoint published;
  private String publishedNote;

  private static final class Waiting {
    private final List<byte[]> entries;
    private final long length;
    private final Thread thread = Thread.currentThread();
    private volatile boolean done;
    private long first;
    private Throwable failed;

    Waiting(List<byte[]> entries, long length) {
      this.entries = entries;
      this.length = length;
    }
  }

  private AuditLog(Path directory, SignerKey key, Disk disk) throws IOException {
    this.directory = directory;
    this.key = key;
    this.files = new DurableFiles(directory, disk);
    this.lock = new LogLock(directory.resolve(LOCK), files.fileMode());
    this.journal = new Journal(directory, files);
    this.tiles = new TileWriter(directory, files);
  }

  /**
   * Opens the log of a directory, and begins one where there is none.
   *
   * @param directory must exist; its mode says who may read and write the log
   * @param key the log's own; its name is the log's origin
   * @throws DamagedLogException when what is there is not a log of that key
   */
  public static AuditLog open(Path directory, SignerKey key) throws IOException {
    return open(directory, key, Disk.local());
  }

  /** The same on a disk that somebody watches. */
  public static AuditLog open(Path directory, SignerKey key, Disk disk) throws IOException {
    AuditLog log;
    try {
      log = new AuditLog(directory.toAbsolutePath(), key, disk);
    } catch (FileSystemException e) {
      throw new IOException("cannot open the log in " + directory + ": " + reason(e), e);
    }
    try {
      log.lock.holding(
          () -> {
            log.begin();
            log.catchUp();
            return null;
          });
      return log;
    } catch (DamagedLogException | RuntimeException e) {
      log.close();
      throw e;
    } catch (IOException e) {
      log.close();
      throw new IOException("cannot open the log in " + directory + ": " + reason(e), e);
    }
  }

  private void begin() throws IOException {
    if (!Files.exists(directory.resolve(CHECKPOINT))) {
      if (journal.exists() || Files.exists(directory.resolve(TILES))) {
        // These are made after the first checkpoint: it is lost, and must not be signed anew.
        throw damaged("it has entries and no checkpoint");
      }
      writeCheckpoint(new Checkpoint(key.verifier().name(), 0, hasher.empty()));
      tree = new Frontier(hasher);
    }
    if (!journal.exists()) {
      readCheckpoint();
      if (published.size() > 0) {
        throw damaged("it has a checkpoint and no journal");
      }
      files.syncDirectory();
      journal.restart(0, List.of());
    }
  }

  /** Records one entry; see {@link #append(List)}. */
  public long append(byte[] entry) throws AuditException {
    return append(List.of(entry));
  }

  /**
   * Records entries in a row. They are durable when this returns.
   *
   * @param entries 1 to 65,535 bytes each
   * @return the index of the first
   * @throws AuditException when they are not recorded
   */
  public long append(List<byte[]> entries) throws AuditException {
    Waiting mine = new Waiting(entries, length(entries));
    queue.add(mine);
    await(mine);
    if (mine.failed != null) {
      throw new AuditException(
          "not recorded in " + directory + ": " + reason(mine.failed), mine.failed);
    }
    return mine.first;
  }

  private static long length(List<byte[]> entries) {
    long all = 0;
    for (byte[] entry : entries) {
      if (entry.length == 0 || entry.length > Journal.LONGEST_ENTRY) {
        throw new IllegalArgumentException(
            "an entry has 1 to " + Journal.LONGEST_ENTRY + " bytes, not " + entry.length);
      }
      all += Journal.length(entry);
    }
    if (all > Journal.MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "entries are appended in lots of " + (Journal.MOST_AT_ONCE >> 20) + " MiB at most");
    }
    return all;
  }

  /**
   * One of those that wait appends for all of them. The others sleep: if each took the lock to see
   * that it was served, few would have come back for the next turn when that begins.
   */
  private void await(Waiting mine) {
    boolean interrupted = false;
    while (!mine.done) {
      if (writing.tryLock()) {
        try {
          if (!mine.done) {
            appendNext();
          }
        } finally {
          unlock();
        }
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever came in the meantime found it locked, and sleeps. */
  private void unlock() {
    writing.unlock();
    Waiting next = queue.peek();
    if (next != null) {
      LockSupport.unpark(next.thread);
    }
  }

  /** Appends what others wait for, too, as far as it may be done at once. */
  private void appendNext() {
    List<Waiting> all = new ArrayList<>();
    List<byte[]> entries = new ArrayList<>();
    long length = 0;
    for (Waiting next = queue.peek(); next != null; next = queue.peek()) {
      length += next.length;
      if (length > Journal.MOST_AT_ONCE) {
        break;
      }
      all.add(queue.remove());
      entries.addAll(next.entries);
    }
    try {
      long first = lock.holding(() -> appendNow(entries));
      for (Waiting each : all) {
        each.first = first;
        first += each.entries.size();
      }
    } catch (Throwable e) {
      // Whatever it is, even a lack of memory: the others must not take silence for success.
      all.forEach(each -> each.failed = e);
    }
    for (Waiting each : all) {
      each.done = true;
      LockSupport.unpark(each.thread);
    }
  }

  /** What a person understands; of some exceptions the message is a file name alone. */
  private static String reason(Throwable e) {
    if (e instanceof FileSystemException of && of.getReason() == null) {
      return of.getFile() + ": " + of.getClass().getSimpleName().replace("Exception", "");
    }
    return Optional.ofNullable(e.getMessage()).orElseGet(e::toString);
  }

  private long appendNow(List<byte[]> entries) throws IOException {
    if (isSealed(directory)) {
      throw new SealedLogException();
    }
    catchUp();
    if (journal.isFull()) {
      publishPending();
    }
    return journal.append(entries);
  }

  /**
   * Brings what is recorded into the tree, with a new checkpoint when there is anything new.
   *
   * @return the newest checkpoint
   */
  public Checkpoint publish() throws IOException {
    writing.lock();
    try {
      return lock.holding(
          () -> {
            catchUp();
            if (journal.count() > 0) {
              publishPending();
            }
            return published;
          });
    } catch (DamagedLogException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("cannot publish the log in " + directory + ": " + reason(e), e);
    } finally {
      unlock();
    }
  }

  /** Whether nothing is appended to the log of a directory any more. */
  public static boolean isSealed(Path directory) {
    return Files.exists(directory.resolve(SEALED), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Ends the log with a last entry and publishes it. From then on {@link #append} fails with a
   * {@link SealedLogException}, in all processes. To do it again finishes what a crash left undone
   * and changes nothing else.
   *
   * @param last makes the last entry, given how many are before it
   * @return the final checkpoint
   */
  public Checkpoint seal(LongFunction<byte[]> last) throws IOException {
    writing.lock();
    try {
      return lock.holding(
          () -> {
            catchUp();
            sealNow(last);
            return published;
          });
    } finally {
      unlock();
    }
  }

  /** The size is durable first, so that whoever goes on knows whether the last entry is there. */
  private void sealNow(LongFunction<byte[]> last) throws IOException {
    journal.sync();
    long size = published.size() + journal.count();
    if (!isSealed(directory)) {
      files.write(SEALED, ((size + 1) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    files.sync();
    files.syncDirectory();
    String sealed = Files.readString(directory.resolve(SEALED));
    if (sealed.equals((size + 1) + "\n")) {
      journal.append(List.of(last.apply(size)));
    } else if (!sealed.equals(size + "\n")) {
      throw damaged("it has " + size + " entries and was sealed with another number");
    }
    if (journal.count() > 0) {
      publishPending();
    }
  }

  private void publishPending() throws IOException {
    // What is signed for is never lost: another entry in its place would make two histories.
    journal.sync();
    long before = published.size();
    Frontier next = tree.copy();
    tiles.add(next, journal.entries());
    writeCheckpoint(new Checkpoint(published.origin(), next.size(), next.root()));
    tree = next;
    // Before the journal forgets: a crash in between is noticed, and this is done again.
    tiles.removeParts(before, next.size());
    journal.restart(next.size(), List.of());
  }

  /** Takes notice of what other processes did, and finishes what one of them died over. */
  private void catchUp() throws IOException {
    readCheckpoint();
    journal.catchUp();
    if (journal.base() < published.size()) {
      finishPublishing();
    }
    if (journal.base() != published.size()) {
      throw damaged(
          "the journal follows a tree of "
              + journal.base()
              + ", the checkpoint is of "
              + published.size());
    }
  }

  /**
   * Of a process that died before the journal said so. After a power failure the journal may have
   * lost what was published before it was synchronized, or have again what was taken back.
   */
  private void finishPublishing() throws IOException {
    files.syncDirectory(); // The checkpoint, before what relies on it.
    List<byte[]> entries = journal.entries();
    TileReader reader = new TileReader(directory, published.size(), hasher);
    int known = (int) Math.min(entries.size(), published.size() - journal.base());
    for (int i = 0; i < known; i++) {
      byte[] leaf = reader.subtree(0, journal.base() + i);
      if (!Arrays.equals(leaf, hasher.leaf(entries.get(i)))) {
        throw damaged("the journal has another entry " + (journal.base() + i) + " than the tree");
      }
    }
    tiles.removeParts(journal.base(), published.size());
    journal.restart(published.size(), entries.subList(known, entries.size()));
  }

  private void readCheckpoint() throws IOException {
    String note = Files.readString(directory.resolve(CHECKPOINT));
    if (note.equals(publishedNote)) {
      return; // All of it was checked.
    }
    Checkpoint now;
    try {
      now =
          Checkpoint.open(SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)), key.verifier());
    } catch (NoteException e) {
      throw damaged(CHECKPOINT + ": " + e.getMessage());
    }
    TileReader reader = new TileReader(directory, now.size(), hasher);
    Frontier frontier = Frontier.of(hasher, now.size(), reader);
    if (!Arrays.equals(frontier.root(), now.root())) {
      throw damaged("the tiles do not match the checkpoint");
    }
    if (published != null && !continues(now, reader)) {
      throw damaged("the checkpoint does not continue the one of " + published.size());
    }
    tree = frontier;
    published = now;
    publishedNote = note;
  }

  /** A log never signs what contradicts what it signed before, whoever put it there. */
  private boolean continues(Checkpoint now, TileReader reader) throws IOException {
    return published.size() <= now.size()
        && Arrays.equals(new Proofs<>(hasher, reader).root(published.size()), published.root());
  }

  private void writeCheckpoint(Checkpoint checkpoint) throws IOException {
    SignedNote note = checkpoint.sign(key);
    files.write(CHECKPOINT, note.bytes());
    files.sync();
    published = checkpoint;
    publishedNote = note.toString();
  }

  private DamagedLogException damaged(String what) {
    return new DamagedLogException("the log in " + directory + " is damaged: " + what);
  }

  /** What is recorded stays; nothing is published. */
  @Override
  public void close() throws IOException {
    writing.lock();
    try {
      journal.close();
    } finally {
      try {
        lock.close();
      } finally {
        unlock();
      }
    }
  }
}
