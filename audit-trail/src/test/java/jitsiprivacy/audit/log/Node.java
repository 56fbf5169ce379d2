package jitsiprivacy.audit.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A file or a directory of a {@link Machine}: what is durable of it, and what is not yet. */
final class Node {

  private static final int SECTOR = 512;

  private final boolean directory;
  private byte[] content = new byte[0];
  private final List<Change> changes = new ArrayList<>();

  private final Map<String, Node> entries = new HashMap<>();
  private final Map<String, Node> now = new HashMap<>();
  private final List<Naming> namings = new ArrayList<>();

  /** A write, or without bytes a truncation. */
  private static final class Change {
    private final byte[] bytes;
    private final int at;

    Change(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    byte[] on(byte[] before, Loss loss) {
      if (bytes == null) {
        return loss.keepsData() ? Arrays.copyOf(before, at) : before;
      }
      byte[] after = before;
      for (int from = 0; from < bytes.length; ) {
        // A sector is on disk or not, and one behind may be there before.
        int to = Math.min(bytes.length, from + SECTOR - (at + from) % SECTOR);
        if (loss.keepsData()) {
          after = after.length < at + to ? Arrays.copyOf(after, at + to) : after.clone();
          System.arraycopy(bytes, from, after, at + from, to - from);
        }
        from = to;
      }
      return after;
    }
  }

  private record Naming(String gone, String name, Node node) {

    void on(Map<String, Node> names) {
      names.remove(gone);
      if (name != null) {
        names.put(name, node);
      }
    }
  }

  Node(boolean directory) {
    this.directory = directory;
  }

  void write(byte[] bytes, long at) {
    changes.add(new Change(bytes, (int) at));
  }

  void truncate(long size) {
    changes.add(new Change(null, (int) size));
  }

  Node child(String name) {
    return now.get(name);
  }

  void make(String name, boolean asDirectory) {
    name(new Naming(null, name, new Node(asDirectory)));
  }

  void move(String from, String to) {
    name(new Naming(from, to, now.get(from)));
  }

  void delete(String name) {
    name(new Naming(name, null, null));
  }

  private void name(Naming naming) {
    naming.on(now);
    namings.add(naming);
  }

  void sync() {
    for (Change change : changes) {
      content = change.on(content, Loss.NOTHING);
    }
    changes.clear();
    namings.forEach(naming -> naming.on(entries));
    namings.clear();
  }

  /** After a synchronization that failed the system believes that it is on disk, and it is not. */
  void failToSync() {
    changes.clear();
  }

  /** Writes what is left of a directory. */
  void restore(Path into, Loss loss) throws IOException {
    Map<String, Node> left = new HashMap<>(entries);
    for (int i = 0; i < namings.size(); i++) {
      if (loss.keepsName(namings.size() - 1 - i)) {
        namings.get(i).on(left);
      }
    }
    for (Map.Entry<String, Node> each : left.entrySet()) {
      Path path = into.resolve(each.getKey());
      Node node = each.getValue();
      if (node.directory) {
        Files.createDirectory(path);
        node.restore(path, loss);
      } else {
        byte[] bytes = node.content;
        for (Change change : node.changes) {
          bytes = change.on(bytes, loss);
        }
        Files.write(path, bytes);
      }
    }
  }
}
