package jitsiprivacy.audit.anchor.store;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jitsiprivacy.audit.anchor.files.LockedFiles;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.Ownership;

/**
 * Keeps anchors beside a log. Reading needs no right to write. For any number of threads and
 * processes; one of it in a process for each log.
 */
public final class AnchorStore implements Closeable {

  /** In bytes; longer files are none. */
  public static final int LONGEST_TIME_STAMP = 1 << 16;

  private static final int LONGEST_NOTE = 1 << 20;
  private static final String DIRECTORY = "anchors";
  private static final String CHECKPOINT = "checkpoint";
  private static final String COSIGNED = ".cosigned";
  private static final String TIME_STAMP = ".tsr";
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

  private final Path log;
  private final Path directory;
  private final LockedFiles files;

  /**
   * @param log the directory of the log; its mode is that of all anchors
   */
  public AnchorStore(Path log) {
    this.log = log;
    this.directory = log.resolve(DIRECTORY);
    this.files = new LockedFiles(directory);
  }

  /** Keeps a checkpoint as it is, unless it is there. */
  public void add(SignedNote checkpoint) throws IOException {
    keep(checkpoint, CHECKPOINT, checkpoint.bytes());
  }

  /**
   * Keeps what a witness said, in place of what is kept of it.
   *
   * @param cosigned the checkpoint with the cosignature
   */
  public void addCosignature(SignedNote cosigned, VerifierKey witness) throws IOException {
    add(cosigned);
    String name = name(cosigned) + "/" + cosignedBy(witness);
    makeDirectory();
    files.alone(
        writer -> {
          writer.write(name, cosigned.bytes());
          return null;
        });
  }

  /** What {@link #addCosignature} kept; not checked. */
  public Optional<SignedNote> cosigned(SignedNote checkpoint, VerifierKey witness)
      throws IOException {
    try {
      Optional<byte[]> bytes =
          files.read(name(checkpoint) + "/" + cosignedBy(witness), LONGEST_NOTE);
      return bytes.isPresent() ? Optional.of(SignedNote.parse(bytes.get())) : Optional.empty();
    } catch (NoteException e) {
      return Optional.empty();
    }
  }

  /**
   * @param reply of a time stamp authority over the text of the checkpoint, in DER
   */
  public void addTimeStamp(SignedNote checkpoint, byte[] reply) throws IOException {
    add(checkpoint);
    keep(checkpoint, hash(reply) + TIME_STAMP, reply);
  }

  private void keep(SignedNote checkpoint, String file, byte[] bytes) throws IOException {
    String name = name(checkpoint) + "/" + file;
    makeDirectory();
    files.alone(
        writer -> {
          if (files.read(name, LONGEST_NOTE).isEmpty()) {
            writer.write(name, bytes);
          }
          return null;
        });
  }

  private void makeDirectory() throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      try {
        Files.createDirectory(directory);
        Ownership.inherit(directory);
        Files.setAttribute(
            directory, "unix:mode", (int) Files.getAttribute(log, "unix:mode") & 07777);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
          throw new NotDirectoryException(directory.toString());
        }
      }
    }
  }

  private static String name(SignedNote checkpoint) throws IOException {
    try {
      long size = Checkpoint.parse(checkpoint.text()).size();
      return size + "/" + hash(checkpoint.text().getBytes(StandardCharsets.UTF_8));
    } catch (NoteException e) {
      throw new IOException("not a checkpoint: " + e.getMessage());
    }
  }

  private static String cosignedBy(VerifierKey witness) {
    return hash(witness.toString().getBytes(StandardCharsets.UTF_8)) + COSIGNED;
  }

  private static String hash(byte[] of) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every JDK has it.
    }
  }

  /**
   * Reads all of them, the smallest first, one at a time. Whoever may write the log may have put
   * anything there.
   *
   * @param unreadable is told of files that are not what they must be, and why
   */
  public void forEach(Consumer<StoredCheckpoint> each, Consumer<String> unreadable)
      throws IOException {
    for (Path size : list(directory, SIZE, Comparator.comparing(AnchorStore::number))) {
      for (Path one : list(size, HASH, Comparator.naturalOrder())) {
        try {
          each.accept(read(one, unreadable));
        } catch (NoteException | IOException e) {
          unreadable.accept(log.relativize(one) + ": " + e.getMessage());
        }
      }
    }
  }

  private static BigInteger number(Path size) {
    return new BigInteger(size.getFileName().toString());
  }

  private static List<Path> list(Path in, Pattern names, Comparator<Path> order)
      throws IOException {
    List<Path> all = new ArrayList<>();
    if (Files.isDirectory(in, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(in)) {
        for (Path entry : entries) {
          if (names.matcher(entry.getFileName().toString()).matches()) {
            all.add(entry);
          }
        }
      }
    }
    all.sort(order);
    return all;
  }

  private StoredCheckpoint read(Path one, Consumer<String> unreadable)
      throws IOException, NoteException {
    SignedNote note = note(one.resolve(CHECKPOINT));
    List<SignedNote> cosigned = new ArrayList<>();
    for (Path file :
        list(one, Pattern.compile(HASH + Pattern.quote(COSIGNED)), Comparator.naturalOrder())) {
      try {
        SignedNote other = note(file);
        if (!other.text().equals(note.text())) {
          throw new NoteException("of another checkpoint");
        }
        cosigned.add(other);
      } catch (NoteException | IOException e) {
        unreadable.accept(log.relativize(file) + ": " + e.getMessage());
      }
    }
    return new StoredCheckpoint(
        one,
        note,
        cosigned,
        list(one, Pattern.compile(HASH + Pattern.quote(TIME_STAMP)), Comparator.naturalOrder()));
  }

  private SignedNote note(Path file) throws IOException, NoteException {
    return SignedNote.parse(
        files
            .read(directory.relativize(file).toString(), LONGEST_NOTE)
            .orElseThrow(() -> new IOException("it is not there")));
  }

  /** A time stamp of a {@link StoredCheckpoint}. */
  public byte[] timeStamp(Path file) throws IOException {
    return files
        .read(directory.relativize(file).toString(), LONGEST_TIME_STAMP)
        .orElseThrow(() -> new IOException(file + " is not there any more"));
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
