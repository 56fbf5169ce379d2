package jitsiprivacy.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.tile.Disk;
import jitsiprivacy.audit.tile.TileReader;

/** What somebody was told of a log, and what must be true of it forever after. */
final class Witnessed {

  private final SignerKey key;
  private final Map<Long, String> recorded = new TreeMap<>();
  private final List<String> refused = new ArrayList<>();
  private final List<Checkpoint> seen = new ArrayList<>();
  private int next;

  Witnessed(SignerKey key) {
    this.key = key;
  }

  /** A copy that goes on by itself. */
  Witnessed copy() {
    Witnessed copy = new Witnessed(key);
    copy.recorded.putAll(recorded);
    copy.refused.addAll(refused);
    copy.seen.addAll(seen);
    copy.next = next;
    return copy;
  }

  /** Appends that many new entries. */
  void append(AuditLog log, int count) throws IOException {
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add("entry " + next++);
    }
    try {
      long first = log.append(entries.stream().map(entry -> entry.getBytes(UTF_8)).toList());
      for (String entry : entries) {
        recorded.put(first++, entry);
      }
    } catch (AuditException e) {
      refused.addAll(entries);
      throw e;
    }
  }

  void publish(AuditLog log) throws IOException {
    seen.add(log.publish());
  }

  /** Remembers the checkpoint that lies there, as anybody may. */
  void look(Path directory) throws IOException {
    Path file = directory.resolve("checkpoint");
    if (Files.exists(file)) {
      try {
        seen.add(Checkpoint.open(SignedNote.parse(Files.readAllBytes(file)), key.verifier()));
      } catch (NoteException e) {
        throw new AssertionError(e);
      }
    }
  }

  int recorded() {
    return recorded.size();
  }

  /**
   * Goes on with the log and checks all of it.
   *
   * @return its size
   */
  long check(Path directory) throws IOException {
    try (AuditLog log = AuditLog.open(directory, key)) {
      append(log, 1);
      publish(log);
    }
    Checkpoint now = new LogVerifier(directory, key.verifier()).verify(seen, size -> {});
    TileReader reader = new TileReader(directory, now.size(), new TreeHasher());
    Map<String, Long> places = new HashMap<>();
    for (long index = 0; index < now.size(); index += 256) {
      long place = index;
      for (byte[] entry : reader.entries(index / 256)) {
        assertThat(places.put(new String(entry, UTF_8), place++)).as("twice in it").isNull();
      }
    }
    recorded.forEach((index, entry) -> assertThat(places.get(entry)).as(entry).isEqualTo(index));
    return now.size();
  }

  /** Checks that what was refused was. */
  void checkRefused(Path directory, long size) throws IOException {
    TileReader reader = new TileReader(directory, size, new TreeHasher());
    for (long bundle = 0; bundle * 256 < size; bundle++) {
      for (byte[] entry : reader.entries(bundle)) {
        assertThat(refused).doesNotContain(new String(entry, UTF_8));
      }
    }
  }

  /** Opens it as a process on that disk. */
  AuditLog open(Path directory, Disk disk) throws IOException {
    return AuditLog.open(directory, key, disk);
  }
}
