package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.recording.seal.age.Identity;
import jitsiprivacy.recording.seal.age.PayloadCipher;
import jitsiprivacy.recording.seal.age.Recipient;
import jitsiprivacy.recording.seal.disk.Disk;
import jitsiprivacy.recording.seal.disk.WholeFile;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.keys.KeyId;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.ManifestFormat;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;
import jitsiprivacy.recording.seal.manifest.SealedFile;

/**
 * Seals recordings. A run may end anywhere; the next one goes on from what lies there:
 *
 * <ol>
 *   <li>each file is sealed in the workshop, synchronized, read back and compared,
 *   <li>then the manifest is written there, and the key put into the store: until then a run that
 *       died is begun anew, and from then on it is finished,
 *   <li>the sealed files are moved into place, and the manifest after them,
 *   <li>it is put on record,
 *   <li>what is plain is deleted, if it is still what was sealed,
 *   <li>what the operator wants to follow is run.
 * </ol>
 *
 * @param to the operator's public keys
 * @param keep how long, if it is known
 * @param facts what the focus leaves, by session
 */
public record Finalization(
    Disk disk,
    PayloadCipher cipher,
    KeyStore keys,
    List<Recipient> to,
    String retentionClass,
    Optional<Period> keep,
    FactsFiles facts,
    Evidence evidence,
    FollowUp followUp,
    SealingListener listener,
    Clock clock) {

  /** How it ended. */
  public enum Result {
    /** By this run, or one before that died. */
    SEALED,
    /** Nothing was left to do. */
    ALREADY_SEALED,
    /** There was no file. */
    NOTHING_TO_SEAL
  }

  /**
   * How it ended.
   *
   * @param left what lies there and is not sealed, for it is no file
   */
  public record Outcome(Result result, Optional<Manifest> manifest, List<String> left) {}

  /**
   * Seals a recording, or finishes what another run began.
   *
   * @throws IOException when it cannot: what is plain stays, and another run may go on
   */
  public Outcome run(RecordingDirectory recording) throws IOException {
    Workshop workshop = new Workshop(recording, disk);
    while (!recording.isSealed() || recording.isBeingSealed()) {
      Optional<SealingLock> taken = workshop.enter(listener);
      if (taken.isPresent()) {
        try {
          return alone(recording, workshop);
        } finally {
          taken.get().close();
        }
      }
    }
    return alreadySealed(recording);
  }

  private Outcome alone(RecordingDirectory recording, Workshop workshop) throws IOException {
    if (recording.isSealed()) {
      return finish(recording, workshop, Map.of());
    }
    Optional<Manifest> before = workshop.finishedParts();
    if (before.isPresent() && keys.has(before.get().key())) {
      workshop.publish(before.get());
      return finish(recording, workshop, Map.of());
    }
    if (before.isPresent()) {
      keys.destroy(before.get().key());
    }
    workshop.clear();
    return anew(recording, workshop);
  }

  private Outcome alreadySealed(RecordingDirectory recording) throws IOException {
    Manifest manifest = recording.readManifest();
    return new Outcome(
        Result.ALREADY_SEALED, Optional.of(manifest), new Contents(recording).besides(manifest));
  }

  private Outcome anew(RecordingDirectory recording, Workshop workshop) throws IOException {
    Contents contents = new Contents(recording);
    List<PlainFile> plain;
    try {
      plain = contents.toSeal(listener);
    } catch (IOException e) {
      workshop.leave();
      throw e;
    }
    if (plain.isEmpty()) {
      workshop.leave();
      followUp.run(recording.path());
      return new Outcome(Result.NOTHING_TO_SEAL, Optional.empty(), contents.others());
    }
    Identity identity = Identity.make();
    Manifest manifest;
    try {
      keys.prepare();
      manifest = sealAll(recording, workshop, plain, identity);
      keys.put(identity, comment(manifest), to);
    } catch (IOException e) {
      undo(workshop, identity, e);
      throw e;
    }
    workshop.publish(manifest);
    Map<String, PlainFile> seen = new HashMap<>();
    plain.forEach(file -> seen.put(file.name(), file));
    return finish(recording, workshop, seen);
  }

  private static String comment(Manifest manifest) {
    return "of the recording " + manifest.session() + ", sealed " + manifest.sealed();
  }

  /**
   * It may be what fills the disk. A key that is left would open copies of what is deleted here.
   */
  private void undo(Workshop workshop, Identity identity, IOException cause) {
    try {
      keys.destroy(KeyId.of(identity.recipient()));
      workshop.leave();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private Manifest sealAll(
      RecordingDirectory recording, Workshop workshop, List<PlainFile> plain, Identity identity)
      throws IOException {
    listener.begin(2 * plain.stream().mapToLong(PlainFile::size).sum());
    SealedCopy copy = new SealedCopy(disk, cipher, identity, new Progress(listener));
    List<SealedFile> sealed = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    for (PlainFile each : plain) {
      SealedCopy.Made made = copy.of(each, workshop.part(sealed.size()));
      sealed.add(made.sealed());
      hashes.add(made.plainSha256());
    }
    byte[] sums = Sums.write(plain.stream().map(PlainFile::name).toList(), hashes);
    Path like = plain.get(0).path();
    sealed.add(copy.of(Sums.NAME, sums, workshop.part(sealed.size()), like).sealed());
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Manifest manifest =
        new Manifest(
            recording.session(),
            now,
            KeyId.of(identity.recipient()),
            sealed,
            facts(recording),
            retentionClass,
            keep.map(period -> LocalDate.ofInstant(now, ZoneOffset.UTC).plus(period)));
    workshop.finishParts(manifest, sums, like);
    return manifest;
  }

  /** What cannot be read must not keep a recording from being sealed. */
  private RecordingFacts facts(RecordingDirectory recording) {
    try {
      return facts.read(recording.session()).orElse(RecordingFacts.NONE);
    } catch (IOException e) {
      listener.warn(
          "what the focus knew of it is not in the manifest, since "
              + facts.file(recording.session())
              + " cannot be used: "
              + e.getMessage());
      return RecordingFacts.NONE;
    }
  }

  /**
   * It is sealed; the rest.
   *
   * @param seen the plain files as they were when they were compared; others are compared again
   */
  private Outcome finish(
      RecordingDirectory recording, Workshop workshop, Map<String, PlainFile> seen)
      throws IOException {
    Optional<Sums> sums = workshop.sums();
    Manifest manifest = recording.readManifest();
    if (sums.isEmpty()) {
      workshop.leave();
      return alreadySealed(recording);
    }
    if (!workshop.isRecorded()) {
      byte[] document = WholeFile.read(disk, recording.manifest(), ManifestFormat.LONGEST);
      evidence.sealed(manifest, document);
      workshop.setRecorded();
    }
    for (int i = 0; i < sums.get().hashes().size(); i++) {
      deletePlain(recording, manifest.files().get(i), sums.get().hashes().get(i), seen);
    }
    disk.sync(recording.path());
    followUp.run(recording.path());
    workshop.leave();
    return new Outcome(
        Result.SEALED, Optional.of(manifest), new Contents(recording).besides(manifest));
  }

  private void deletePlain(
      RecordingDirectory recording, SealedFile file, String hash, Map<String, PlainFile> seen)
      throws IOException {
    Path plain = recording.path().resolve(file.plainName());
    if (Files.notExists(plain, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    PlainFile before = seen.get(file.plainName());
    boolean same =
        before == null ? isCopy(recording, file, hash, PlainFile.of(plain)) : before.isUnchanged();
    if (!same) {
      throw new IOException(
          "it is not what was sealed any more, and stays. Move it away and run this again: "
              + plain);
    }
    disk.delete(plain);
  }

  /** What this run did not compare: time went by, and the machine may have stopped meanwhile. */
  private boolean isCopy(
      RecordingDirectory recording, SealedFile file, String hash, PlainFile plain)
      throws IOException {
    Hash expected = new Hash(file.plainBytes(), hash);
    Hash sealed = new Hash(file.bytes(), file.sha256());
    return Hash.of(disk, plain.path()).equals(expected)
        && Hash.of(disk, recording.path().resolve(file.name())).equals(sealed);
  }
}
