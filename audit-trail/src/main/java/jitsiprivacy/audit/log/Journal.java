package jitsiprivacy.audit.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import jitsiprivacy.audit.tile.DamagedLogException;
import jitsiprivacy.audit.tile.DurableFiles;

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

  private static final String NAME = "journal";
  private static final long MAGIC = 0x4a50_4155_4449_5431L; // JPAUDIT1
  private static final int HEADER = 16;
  private static final int BEFORE_ENTRY = 6;

  private final Path file;
  private final DurableFiles files;
  private FileChannel channel;
  private Object identity;
  private long base;
  private long count;
  private long end;

  Journal(Path directory, DurableFiles files) {
    this.file = directory.resolve(NAME);
    this.files = files;
  }

  /** Begins an empty one behind a tree of that size, in place of the one that is there. */
  void restart(long size) throws IOException {
    files.write(NAME, ByteBuffer.allocate(HEADER).putLong(MAGIC).putLong(size).array());
    files.sync();
    catchUp();
  }

  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /** Takes notice of what other processes did since the last time. */
  void catchUp() throws IOException {
    Object now = Files.readAttributes(file, "unix:ino,size").get("ino");
    if (channel == null || !now.equals(identity)) {
      open(now);
    }
    long length = channel.size();
    if (length > end) {
      scan(length);
    } else if (length < end) {
      throw new DamagedLogException(file + " was cut off: entries are missing");
    }
  }

  private void open(Object now) throws IOException {
    close();
    channel =
        FileChannel.open(
            file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    identity = now;
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    if (readFully(header, 0) < HEADER || header.getLong(0) != MAGIC || header.getLong(8) < 0) {
      throw new DamagedLogException(file + " is not a journal");
    }
    base = header.getLong(8);
    count = 0;
    end = HEADER;
  }

  private int readFully(ByteBuffer into, long from) throws IOException {
    int all = 0;
    while (into.hasRemaining()) {
      int read = channel.read(into, from + all);
      if (read < 0) {
        break;
      }
      all += read;
    }
    return all;
  }

  /** Counts the whole entries behind the known ones, and forgets what is behind them. */
  private void scan(long length) throws IOException {
    for (byte[] entry : entriesFrom(end, length)) {
      end += BEFORE_ENTRY + entry.length;
      count++;
    }
    if (end < length) {
      channel.truncate(end);
    }
  }

  private List<byte[]> entriesFrom(long from, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length - from));
    int read = readFully(bytes, from);
    byte[] in = bytes.array();
    List<byte[]> entries = new ArrayList<>();
    int at = 0;
    while (read - at >= BEFORE_ENTRY) {
      int size = (in[at] & 0xff) << 8 | (in[at + 1] & 0xff);
      int entry = at + BEFORE_ENTRY;
      if (read - entry < size || bytes.getInt(at + 2) != crc(in, at, entry, size)) {
        break;
      }
      byte[] copy = new byte[size];
      System.arraycopy(in, entry, copy, 0, size);
      entries.add(copy);
      at = entry + size;
    }
    return entries;
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
    int length = entries.stream().mapToInt(entry -> BEFORE_ENTRY + entry.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(length);
    for (byte[] entry : entries) {
      int at = bytes.position();
      bytes.putShort((short) entry.length).putInt(0).put(entry);
      bytes.putInt(at + 2, crc(bytes.array(), at, at + BEFORE_ENTRY, entry.length));
    }
    bytes.flip();
    try {
      long at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(false);
    } catch (IOException e) {
      takeBack(e);
      throw e;
    }
    long first = base + count;
    count += entries.size();
    end += length;
    return first;
  }

  /**
   * After a failed synchronization nobody knows what is on disk: what was written must not stand
   * before what will be. When it cannot be taken back, the file is read anew before the next write.
   */
  private void takeBack(IOException cause) {
    try {
      channel.truncate(end);
      channel.force(true);
    } catch (IOException e) {
      cause.addSuppressed(e);
      closeQuietly();
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
    FileChannel open = channel;
    channel = null;
    if (open != null) {
      open.close();
    }
  }
}
