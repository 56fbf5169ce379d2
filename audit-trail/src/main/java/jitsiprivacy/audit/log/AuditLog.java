package jitsiprivacy.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import jitsiprivacy.audit.merkle.Frontier;
import jitsiprivacy.audit.merkle.Proofs;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.DurableFiles;
import jitsiprivacy.audit.tile.TileReader;
import jitsiprivacy.audit.tile.TileWriter;

/**
 * An append-only log that several processes of one host write to. For any number of threads; one of
 * it in a process for each directory.
 *
 * <p>What {@link #append} returned for survives a crash at any point. Callers that come while
 * others wait for the disk share the next synchronization.
 */
public final class AuditLog implements Closeable {

  private static final String CHECKPOINT = "checkpoint";
  private static final String LOCK = "lock";

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
    private boolean done;
    private long first;
    private IOException failed;

    Waiting(List<byte[]> entries) {
      this.entries = entries;
    }
  }

  private AuditLog(Path directory, SignerKey key) throws IOException {
    this.directory = directory;
    this.key = key;
    this.lock = new LogLock(directory.resolve(LOCK));
    this.files = new DurableFiles(directory);
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
    AuditLog log = new AuditLog(directory.toAbsolutePath(), key);
    try {
      log.lock.holding(
          () -> {
            log.begin();
            log.catchUp();
            return null;
          });
      return log;
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  private void begin() throws IOException {
    if (!Files.exists(directory.resolve(CHECKPOINT))) {
      if (journal.exists()) {
        // Only an empty one may be there: it is made after the first checkpoint.
        throw damaged("it has a journal and no checkpoint");
      }
      writeCheckpoint(new Checkpoint(key.verifier().name(), 0, hasher.empty()));
      tree = new Frontier(hasher);
    }
    if (!journal.exists()) {
      readCheckpoint();
      if (published.size() > 0) {
        throw damaged("it has a checkpoint and no journal");
      }
      journal.restart(0);
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
    for (byte[] entry : entries) {
      if (entry.length == 0 || entry.length > Journal.LONGEST_ENTRY) {
        throw new IllegalArgumentException(
            "an entry has 1 to " + Journal.LONGEST_ENTRY + " bytes, not " + entry.length);
      }
    }
    Waiting mine = new Waiting(entries);
    queue.add(mine);
    writing.lock();
    try {
      if (!mine.done) {
        appendAll();
      }
    } finally {
      writing.unlock();
    }
    if (mine.failed != null) {
      throw new AuditException(
          "not recorded in " + directory + ": " + mine.failed.getMessage(), mine.failed);
    }
    return mine.first;
  }

  private void appendAll() {
    List<Waiting> all = new ArrayList<>();
    List<byte[]> entries = new ArrayList<>();
    for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
      all.add(next);
      entries.addAll(next.entries);
    }
    try {
      long first = lock.holding(() -> appendNow(entries));
      for (Waiting each : all) {
        each.first = first;
        first += each.entries.size();
        each.done = true;
      }
    } catch (IOException | RuntimeException e) {
      IOException failed = e instanceof IOException io ? io : new IOException(e);
      for (Waiting each : all) {
        each.failed = each.done ? null : failed;
        each.done = true;
      }
    }
  }

  private long appendNow(List<byte[]> entries) throws IOException {
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
    } finally {
      writing.unlock();
    }
  }

  private void publishPending() throws IOException {
    long before = published.size();
    Frontier next = tree.copy();
    tiles.add(next, journal.entries());
    writeCheckpoint(new Checkpoint(published.origin(), next.size(), next.root()));
    tree = next;
    journal.restart(next.size());
    tiles.removeParts(before, next.size());
  }

  /** Takes notice of what other processes did, and finishes what one of them died over. */
  private void catchUp() throws IOException {
    readCheckpoint();
    journal.catchUp();
    long size = published.size();
    if (journal.base() < size && journal.base() + journal.count() == size) {
      // All of it was published by a process that died before it could say so.
      journal.restart(size);
    }
    if (journal.base() != size) {
      throw damaged(
          "the journal follows a tree of " + journal.base() + ", the checkpoint is of " + size);
    }
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
    try {
      journal.close();
    } finally {
      lock.close();
    }
  }
}
