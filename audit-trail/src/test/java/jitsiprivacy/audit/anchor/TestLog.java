package jitsiprivacy.audit.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import jitsiprivacy.audit.log.AuditLog;
import jitsiprivacy.audit.merkle.Proofs;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.TileReader;

/** A log on disk that grows as a test wants it to, honestly or not. */
public final class TestLog {

  private final Path directory;
  private final SignerKey key;
  private final String kind;

  private TestLog(Path directory, SignerKey key, String kind) {
    this.directory = directory;
    this.key = key;
    this.kind = kind;
  }

  public static TestLog in(Path directory) throws IOException {
    try {
      return new TestLog(
          Files.createDirectories(directory),
          SignerKey.generate("meet.example/audit", SignatureType.ED25519),
          "entry");
    } catch (NoteException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another history, signed with the same key. */
  public TestLog fork(Path other) throws IOException {
    return new TestLog(Files.createDirectories(other), key, "another entry");
  }

  public Path directory() {
    return directory;
  }

  public SignerKey signer() {
    return key;
  }

  public VerifierKey key() {
    return key.verifier();
  }

  /** Appends until there are that many entries. */
  public SignedNote grow(long size) throws IOException {
    try (AuditLog log = AuditLog.open(directory, key)) {
      long now = log.publish().size();
      List<byte[]> more =
          LongStream.range(now, size).mapToObj(i -> (kind + " " + i).getBytes(UTF_8)).toList();
      if (!more.isEmpty()) {
        log.append(more);
        log.publish();
      }
    }
    return note();
  }

  public SignedNote note() throws IOException {
    try {
      return SignedNote.parse(Files.readAllBytes(directory.resolve("checkpoint")));
    } catch (NoteException e) {
      throw new IllegalStateException(e);
    }
  }

  public Checkpoint checkpoint() throws IOException {
    try {
      return Checkpoint.open(note(), key());
    } catch (NoteException e) {
      throw new IllegalStateException(e);
    }
  }

  public List<byte[]> proof(long smaller) throws IOException {
    TreeHasher hasher = new TreeHasher();
    long size = checkpoint().size();
    return new Proofs<>(hasher, new TileReader(directory, size, hasher)).consistency(smaller, size);
  }
}
