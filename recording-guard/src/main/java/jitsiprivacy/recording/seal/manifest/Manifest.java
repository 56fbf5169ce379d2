package jitsiprivacy.recording.seal.manifest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.recording.seal.keys.KeyId;

/**
 * What is known of a sealed recording without opening it. Names nobody, and has no hash of anything
 * plain: what could be guessed must not be confirmed once the key is destroyed.
 *
 * @param session of the recording, as Jibri made it up
 * @param sealed when, to the second
 * @param key in the key store
 * @param facts what the focus knew
 * @param retentionClass what it is to the retention purge
 * @param due when it is to be deleted, if ever
 */
public record Manifest(
    String session,
    Instant sealed,
    KeyId key,
    List<SealedFile> files,
    RecordingFacts facts,
    String retentionClass,
    Optional<LocalDate> due) {

  /** Of the recording, before it was sealed. */
  public static final int MOST_FILES = 100;

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public Manifest {
    files = List.copyOf(files);
    Words.check("session", session);
    Words.check("class", retentionClass);
    if (files.isEmpty() || files.size() > MOST_FILES + 1) {
      throw new IllegalArgumentException("there are 1 to " + MOST_FILES + " files");
    }
    if (files.stream().map(SealedFile::name).distinct().count() < files.size()) {
      throw new IllegalArgumentException("two files have the same name");
    }
  }

  /** Bytes of all files, as they lie there. */
  public long bytes() {
    return files.stream().mapToLong(SealedFile::bytes).sum();
  }
}
