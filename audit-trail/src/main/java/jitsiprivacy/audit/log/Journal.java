package jitsiprivacy.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.DiskFile;
import jitsiprivacy.audit.tile.DurableFiles;
import jitsiprivacy.audit.tile.WholeFile;

/**
 * Entries that are durable and not in the tree yet: a header of sixteen bytes, {@code JPAUDIT1} and
 * the size of the tree they follow; then for each entry its length in two bytes, the CRC-32C (RFC
 * 3720) of these and the entry in four, and the entry. What a crash cut off behind the last whole
 * entry counts for nothing. To be used under the lock of the log only.
 */
final class Journal implements Closeable {

  static final int LONGEST_ENTRY = 0xffff;

  /** What may be in it before it must be published. */
  private static final int MOST = 4096;

  private static final long MOST_BYTES = 16 << 20;

  /** Of entries that are appended at once, so that one can always be read as a whole. */
  static final int MOST_AT_ONCE = 64 << 20;

  private static final long LONGEST = 1 << 30;

  /** None is longer, for one that is full is published before more is appended. */
  private static final int LONGEST_READ = (int) MOST_BYTES + MOST_AT_ONCE;

  private static final String NAME = "journal";
  private static final long MAGIC = 0x4a50_4155_4449_5431L; // JPAUDIT1
  private static final int HEADER = 16;
  private static final int BEFORE_ENTRY = 6;

  private final Path file;
  private final DurableFiles files;
  private DiskFile journal;
  private Object identity;
  // Whether a synchronization failed and what was written could not be taken back.
  private boolean doubtful;
  // Whether there are entries that another process wrote, and perhaps died before it synchronized.
  private boolean unsynchronized;
  private long base;
  private long count;
  private long end;

  Journal(Path directory, DurableFiles files) {
    this.file = directory.resolve(NAME);
    this.files = files;
  }

  /**
   * Begins one behind a tree of that size, in place of the one that is there.
   *
   * @param entries what is in it from the beginning
   */
  void restart(long size, List<byte[]> entries) throws IOException {
    byte[] bytes = new byte[HEADER + length(entries)];
    ByteBuffer.wrap(bytes).putLong(MAGIC).putLong(size);
    put(entries, bytes, HEADER);
    files.write(NAME, bytes);
    files.sync();
    doubtful = false;
    catchUp();
  }

  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Takes notice of what other processes did since the last time. */
  void catchUp() throws IOException {
    Object now = inode();
    if (journal == null || !now.equals(identity)) {
      open(now);
    }
    long length = journal.size();
    if (length > end) {
      scan(length);
    } else if (length < end) {
      throw new DamagedLogException(file + " was cut off: entries are missing");
    }
    if (doubtful) {
      // What reads well may be on no disk, and no synchronization of this file would tell.
      restart(base, entries());
    }
  }

  private Object inode() throws IOException {
    try {
      return Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      throw new DamagedLogException(file + " was removed: entries are missing");
    }
  }

  private void open(Object now) throws IOException {
    close();
    // Another process may have put it there and died before that was durable.
    files.syncDirectory();
    journal = files.disk().open(file);
    identity = now;
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    if (journal.read(header, 0) < HEADER || header.getLong(0) != MAGIC || header.getLong(8) < 0) {
      close();
      throw new DamagedLogException(file + " is not a journal");
    }
    base = header.getLong(8);
    count = 0;
    end = HEADER;
  }

  /** Counts the whole entries behind the known ones, and forgets what is behind them. */
  private void scan(long length) throws IOException {
    if (length > LONGEST) {
      throw new DamagedLogException(file + " is longer than any journal is");
    }
    for (byte[] entry : entriesFrom(end, length)) {
      end += length(entry);
      count++;
      unsynchronized = true;
    }
    if (end < length) {
      journal.truncate(end);
    }
  }

  private List<byte[]> entriesFrom(long from, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) (length - from));
    int read = journal.read(bytes, from);
    return entriesIn(bytes.array(), 0, read);
  }

  private static List<byte[]> entriesIn(byte[] in, int from, int to) {
    List<byte[]> entries = new ArrayList<>();
    int at = from;
    while (to - at >= BEFORE_ENTRY) {
      int size = (in[at] & 0xff) << 8 | (in[at + 1] & 0xff);
      int entry = at + BEFORE_ENTRY;
      if (to - entry < size || ByteBuffer.wrap(in).getInt(at + 2) != crc(in, at, entry, size)) {
        break;
      }
      byte[] copy = new byte[size];
      System.arraycopy(in, entry, copy, 0, size);
      entries.add(copy);
      at = entry + size;
    }
    return entries;
  }

  /** Of a journal as it is at this moment, for who only reads: without the lock. */
  static PendingEntries pending(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new PendingEntries(0, List.of());
    }
    byte[] bytes = WholeFile.read(file, LONGEST_READ);
    if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getLong(0) != MAGIC) {
      throw new DamagedLogException(file + " is not a journal");
    }
    return new PendingEntries(
        ByteBuffer.wrap(bytes).getLong(Long.BYTES), entriesIn(bytes, HEADER, bytes.length));
  }

  private static int crc(byte[] in, int length, int entry, int size) {
    CRC32C crc = new CRC32C();
    crc.update(in, length, 2);
    crc.update(in, entry, size);
    return (int) crc.getValue();
  }

  /**
   * They are durable when this returns.
   *
   * @return the index of the first
   */
  long append(List<byte[]> entries) throws IOException {
    byte[] bytes = new byte[length(entries)];
    put(entries, bytes, 0);
    try {
      journal.write(ByteBuffer.wrap(bytes), end);
      journal.sync();
      unsynchronized = false;
    } catch (IOException | RuntimeException | Error e) {
      takeBack(e);
      throw e;
    }
    long first = base + count;
    count += entries.size();
    end += bytes.length;
    return first;
  }

  private static int length(List<byte[]> entries) {
    return entries.stream().mapToInt(Journal::length).reduce(0, Math::addExact);
  }

  /** Bytes that an entry takes. */
  static int length(byte[] entry) {
    return BEFORE_ENTRY + entry.length;
  }

  private static void put(List<byte[]> entries, byte[] into, int from) {
    ByteBuffer bytes = ByteBuffer.wrap(into).position(from);
    for (byte[] entry : entries) {
      int at = bytes.position();
      bytes.putShort((short) entry.length).putInt(0).put(entry);
      bytes.putInt(at + 2, crc(into, at, at + BEFORE_ENTRY, entry.length));
    }
  }

  /**
   * After a failed synchronization nobody knows what is on disk: what was written must not stand
   * before what will be. When it cannot be taken back, the file is replaced before the next write.
   */
  private void takeBack(Throwable cause) {
    try {
      journal.truncate(end);
      journal.sync();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
      doubtful = true;
      closeQuietly(); // And read anew.
    }
  }

  /** Makes durable what is in it, whoever wrote it. */
  void sync() throws IOException {
    if (unsynchronized) {
      journal.sync();
      unsynchronized = false;
    }
  }

  /** All that are in it. */
  List<byte[]> entries() throws IOException {
    return entriesFrom(HEADER, end);
  }

  /** The size of the tree that its first entry follows. */
  long base() {
    return base;
  }

  long count() {
    return count;
  }

  boolean isFull() {
    return count >= MOST || end >= MOST_BYTES;
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // What counts is that it is not used any more.
    }
  }

  @Override
  public void close() throws IOException {
    DiskFile open = journal;
    journal = null;
    if (open != null) {
      open.close();
    }
  }
}
