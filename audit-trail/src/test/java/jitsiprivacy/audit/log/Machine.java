package jitsiprivacy.audit.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jitsiprivacy.audit.tile.Disk;
import jitsiprivacy.audit.tile.DiskFile;

/**
 * A machine whose processes may die at any operation, and whose power may fail: of what was not
 * synchronized anything may be left then, in whatever order it was written (POSIX promises no
 * more). What processes see meanwhile is in a real directory.
 */
final class Machine {

  private final Path directory;
  private final Disk real = Disk.local();
  private final Node root = new Node(true);

  Machine(Path directory) {
    this.directory = directory;
  }

  /** The disk as one process uses it. */
  final class Program implements Disk {

    private final Mishap mishap;
    private final List<Long> synchronizations = new ArrayList<>();
    private final Set<Long> ofNames = new HashSet<>();
    private long operations;

    private Program(Mishap mishap) {
      this.mishap = mishap;
    }

    /** How many there were. */
    long operations() {
      return operations;
    }

    /** Which of them made something durable. */
    List<Long> synchronizations() {
      return synchronizations;
    }

    /** Which of these made names durable. */
    Set<Long> ofNames() {
      return ofNames;
    }

    private void next() throws IOException {
      mishap.before(operations++);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
      next();
      DiskFile open = real.create(file);
      node(file.getParent()).make(name(file), false);
      return new OpenFile(open, node(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
      next();
      return new OpenFile(real.open(file), node(file));
    }

    @Override
    public void setMode(Path path, int mode) throws IOException {
      next();
      real.setMode(path, mode);
    }

    @Override
    public void makeDirectory(Path made) throws IOException {
      next();
      real.makeDirectory(made);
      node(made.getParent()).make(name(made), true);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
      next();
      real.move(from, to);
      node(from.getParent()).move(name(from), name(to));
    }

    @Override
    public void delete(Path path) throws IOException {
      if (node(path) != null) {
        next();
        real.delete(path);
        node(path.getParent()).delete(name(path));
      }
    }

    @Override
    public void sync(Path synced) throws IOException {
      synchronizations.add(operations);
      ofNames.add(operations);
      next();
      node(synced).sync();
    }

    private final class OpenFile implements DiskFile {

      private final DiskFile open;
      private final Node node;

      OpenFile(DiskFile open, Node node) {
        this.open = open;
        this.node = node;
      }

      @Override
      public long size() throws IOException {
        return open.size();
      }

      @Override
      public int read(ByteBuffer into, long at) throws IOException {
        return open.read(into, at);
      }

      @Override
      public void write(ByteBuffer bytes, long at) throws IOException {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        // In two, so that a crash may come in between.
        for (int from : new int[] {0, all.length / 2}) {
          next();
          byte[] half = Arrays.copyOfRange(all, from, from == 0 ? all.length / 2 : all.length);
          open.write(ByteBuffer.wrap(half), at + from);
          node.write(half, at + from);
        }
      }

      @Override
      public void truncate(long size) throws IOException {
        next();
        open.truncate(size);
        node.truncate(size);
      }

      @Override
      public void sync() throws IOException {
        synchronizations.add(operations);
        try {
          next();
        } catch (IOException e) {
          node.failToSync();
          throw e;
        }
        node.sync();
      }

      @Override
      public void close() throws IOException {
        open.close();
      }
    }
  }

  Program program(Mishap mishap) {
    return new Program(mishap);
  }

  private Node node(Path path) {
    Node node = root;
    if (!path.equals(directory)) {
      for (Path name : directory.relativize(path)) {
        node = node == null ? null : node.child(name.toString());
      }
    }
    return node;
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** Writes what the disk holds after a power failure into an empty directory. */
  void powerFailure(Path into, Loss loss) throws IOException {
    root.restore(into, loss);
  }
}
