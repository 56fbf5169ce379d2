package jitsiprivacy.recording.seal;

import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import jitsiprivacy.recording.seal.age.Recipient;
import jitsiprivacy.recording.seal.manifest.Words;

/**
 * {@code privacy.recordings}: what becomes of finished recordings.
 *
 * @param directory Jibri's recordings-directory
 * @param recipients public keys of the operator
 * @param keyStore empty for the usual place
 * @param retentionClass what they are to the retention purge
 * @param keep how long
 * @param script run at the end
 */
public record RecordingsOptions(
    Optional<Path> directory,
    List<String> recipients,
    Optional<Path> keyStore,
    String retentionClass,
    Optional<Period> keep,
    Optional<Path> script) {

  /**
   * @throws IllegalArgumentException for what cannot be; in words for the operator
   */
  public RecordingsOptions {
    recipients = List.copyOf(recipients);
    recipients.forEach(Recipient::new);
    if (!Words.isWord(retentionClass)) {
      throw new IllegalArgumentException("retention-class: a word, such as recording");
    }
  }

  /** Checked. */
  public List<Recipient> sealTo() {
    return recipients.stream().map(Recipient::new).toList();
  }

  /** Where keys are. */
  public Path keyStoreIn(Path stateDirectory) {
    return keyStore.orElse(stateDirectory.resolve("recording-keys"));
  }

  /** Where the focus leaves what it knows of a recording. */
  public static Path factsIn(Path stateDirectory) {
    return stateDirectory.resolve("recordings");
  }

  /** Where it stands what operators looked at and released. */
  public static Path releasesIn(Path stateDirectory) {
    return stateDirectory.resolve("recording-releases");
  }
}
