package jitsiprivacy.retention.tree;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * A new content for a file in hand, which takes the place of the old one as a whole or not at all.
 * Nobody else reads it before.
 */
public final class Rewrite implements Closeable {

  private final OpenDirectory in;
  private final Path name;
  private final PosixFileAttributes like;
  private final Path draft;
  private final FileChannel channel;

  Rewrite(OpenDirectory in, Path name, Path called, PosixFileAttributes like) throws IOException {
    this.in = in;
    this.name = name;
    this.like = like;
    this.draft =
        HiddenName.DRAFT
            .of(called)
            .orElseThrow(() -> new IOException("its name is too long; rename it"));
    this.channel = in.create(draft);
  }

  /** Where the new content goes. */
  public OutputStream out() {
    return Channels.newOutputStream(channel);
  }

  /** Bytes that were written. */
  public long size() throws IOException {
    return channel.size();
  }

  /**
   * Puts it in place, with the owner, the permissions and the time of the last change of the old
   * one. It is durable when this returns.
   *
   * @param mark that it gets, where the file system can
   */
  public void commit(Mark mark) throws IOException {
    PosixFileAttributeView view = in.view(draft);
    PosixFileAttributes made = view.readAttributes();
    if (!made.owner().equals(like.owner())) {
      view.setOwner(like.owner());
    }
    if (!made.group().equals(like.group())) {
      view.setGroup(like.group());
    }
    view.setTimes(like.lastModifiedTime(), null, null);
    mark.set(in, draft);
    view.setPermissions(like.permissions());
    channel.force(true);
    in.rename(draft, name);
    in.sync();
  }

  /** Removes what was not put in place. */
  @Override
  public void close() throws IOException {
    channel.close();
    discard();
  }

  private void discard() throws IOException {
    try {
      in.deleteFile(draft);
    } catch (NoSuchFileException e) {
      // As it should be.
    }
  }
}
