package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.Opener;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.disk.Output;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.SealedFile;

/** Writes what a sealed recording holds into a directory: a file as a whole, or not at all. */
public final class RecordingOpener {

  private static final String DRAFT = ".opening";

  private final Disk disk;
  private final SealingListener listener;
  private final Opener opener;

  public RecordingOpener(Disk disk, PayloadCipher cipher, SealingListener listener) {
    this.disk = disk;
    this.listener = listener;
    this.opener = new Opener(cipher, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Looks before anything is decrypted whether it can be written there.
   *
   * @param to made if it is missing
   * @throws FileAlreadyExistsException for what it would replace
   */
  public void prepare(Manifest manifest, Path to) throws IOException {
    for (SealedFile file : manifest.files()) {
      Path target = to.resolve(file.plainName());
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(target.toString(), null, "it is there already");
      }
    }
    if (!Files.isDirectory(to)) {
      disk.makeDirectory(to.toAbsolutePath());
    }
  }

  /**
   * Opens all files.
   *
   * @param with the key of the recording
   * @throws jitsiprivacy.recording.seal.age.DamagedException when one is damaged; it was not
   *     written, and those before it were
   */
  public void open(RecordingDirectory recording, Manifest manifest, Identity with, Path to)
      throws IOException {
    listener.begin(manifest.bytes());
    Progress progress = new Progress(listener);
    for (SealedFile file : manifest.files()) {
      Path draft = to.resolve(DRAFT);
      disk.delete(draft);
      try {
        write(recording.path().resolve(file.name()), with, draft, to, progress);
        disk.move(draft, to.resolve(file.plainName()));
      } catch (IOException e) {
        disk.delete(draft);
        throw e;
      }
    }
    disk.sync(to);
  }

  private void write(Path sealed, Identity with, Path draft, Path like, Progress progress)
      throws IOException {
    try (ReadableByteChannel in = disk.read(sealed);
        Output out = disk.create(draft, like)) {
      opener.open(progress.counting(in), out, List.of(with));
      out.sync();
    }
  }
}
