package jitsiprivacy.cli.subject.place;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Deque;
import jitsiprivacy.cli.scrub.compressed.Compression;
import jitsiprivacy.cli.scrub.compressed.LogText;
import jitsiprivacy.cli.scrub.files.FileState;
import jitsiprivacy.cli.scrub.files.Leftovers;
import jitsiprivacy.cli.scrub.files.Rewrite;
import jitsiprivacy.retention.subject.Blot;
import jitsiprivacy.retention.tree.OpenDirectory;

/** Writes over what names a person in a file. */
final class FileEraser {

  private static final String REPLACED = "it was replaced just now; run it again";
  private static final int PIECE = 1 << 16;

  private final PersonFinder finder;

  FileEraser(PersonFinder finder) {
    this.finder = finder;
  }

  /**
   * It is on disk when this returns.
   *
   * @return something the operator must know, or nothing
   */
  String erase(OpenDirectory in, Path name, PosixFileAttributes found, Compression compression)
      throws IOException {
    if (compression == Compression.NONE) {
      plain(in, name, found);
    } else {
      packed(in, name, found);
    }
    return "";
  }

  /** In place: a program that writes to its end does not notice. */
  private void plain(OpenDirectory in, Path name, PosixFileAttributes found) throws IOException {
    try (FileChannel file = in.change(name)) {
      if (!in.attributes(name).fileKey().equals(found.fileKey())) {
        throw new IOException(REPLACED);
      }
      InputStream text = new AtPositions(file);
      Spans spans = new Spans();
      finder.in(text, spans);
      for (Spans.Span each : spans.inOrder()) {
        blot(file, each.from(), (int) (each.to() - each.from()));
      }
      file.force(true);
      if (file.size() == found.size()) {
        // Otherwise it would be kept for longer, as if something had happened.
        in.modified(name, found.lastModifiedTime());
      }
    }
  }

  /** Unless the file was cut off meanwhile, as some rotate logs: then something else is there. */
  private void blot(FileChannel file, long from, int length) throws IOException {
    ByteBuffer there = ByteBuffer.allocate(length);
    while (there.hasRemaining() && file.read(there, from + there.position()) >= 0) {}
    if (!finder.isStill(there.array(), there.position())) {
      throw new IOException("it changed while it was read; run it again");
    }
    ByteBuffer blot = ByteBuffer.wrap(Blot.of(length));
    while (blot.hasRemaining()) {
      file.write(blot, from + blot.position());
    }
  }

  /** As a new file, which takes its place as a whole. */
  private void packed(OpenDirectory in, Path name, PosixFileAttributes found) throws IOException {
    try (jitsiprivacy.cli.scrub.files.OpenDirectory directory =
        jitsiprivacy.cli.scrub.files.OpenDirectory.of(in.path())) {
      FileState before = directory.state(name);
      if (!in.attributes(name).fileKey().equals(found.fileKey())
          || before.type() != FileState.Type.FILE) {
        throw new IOException(REPLACED);
      }
      clean(directory);
      Deque<Spans.Span> spans = spans(directory, name);
      try (Rewrite rewrite = new Rewrite(directory, name, before, directory.accessed(name));
          LogText text = open(directory, name)) {
        try (OutputStream out = text.compression().pack(rewrite.out())) {
          copy(text.text(), spans, out);
        }
        rewrite.commit();
      }
    }
  }

  /** Removes what a run left that was killed over it. */
  private static void clean(jitsiprivacy.cli.scrub.files.OpenDirectory directory)
      throws IOException {
    for (Path each : directory.names()) {
      if (Leftovers.isOne(each)) {
        Leftovers.remove(directory, each);
      }
    }
  }

  private static LogText open(jitsiprivacy.cli.scrub.files.OpenDirectory directory, Path name)
      throws IOException {
    return LogText.of(
        new BufferedInputStream(Channels.newInputStream(directory.read(name))), name.toString());
  }

  private Deque<Spans.Span> spans(jitsiprivacy.cli.scrub.files.OpenDirectory directory, Path name)
      throws IOException {
    Spans spans = new Spans();
    try (LogText text = open(directory, name)) {
      finder.in(text.text(), spans);
    }
    return spans.inOrder();
  }

  private static void copy(InputStream text, Deque<Spans.Span> spans, OutputStream out)
      throws IOException {
    byte[] piece = new byte[PIECE];
    long at = 0;
    while (true) {
      long until = spans.isEmpty() ? Long.MAX_VALUE : spans.peek().from();
      int read = text.read(piece, 0, (int) Math.min(piece.length, until - at));
      if (read < 0) {
        return;
      }
      out.write(piece, 0, read);
      at += read;
      if (at == until) {
        int length = (int) (spans.peek().to() - at);
        spans.remove();
        text.skipNBytes(length);
        out.write(Blot.of(length));
        at += length;
      }
    }
  }

  /** Reads a channel from its beginning, wherever others read and write meanwhile. */
  private static final class AtPositions extends InputStream {
    private final FileChannel file;
    private long at;

    AtPositions(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
      int read = file.read(ByteBuffer.wrap(to, from, length), at);
      at += Math.max(0, read);
      return read;
    }
  }
}
