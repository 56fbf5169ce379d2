package jitsiprivacy.cli.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import jitsiprivacy.cli.Failure;
import jitsiprivacy.recording.seal.RecordingDirectory;
import jitsiprivacy.recording.seal.RecordingsRoot;
import jitsiprivacy.recording.seal.keys.KeyId;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.recording.seal.manifest.RecordingFacts;

/** Recordings of this host, for commands that are about all of a person. */
public final class SubjectRecordings {

  /** Why a recording is closed that somebody is in who asked to be forgotten. */
  public static final String RESTRICTED = "erasure-request";

  private final Host host;
  private final Consumer<String> say;

  /**
   * @param config null for the usual one
   */
  public SubjectRecordings(Path config, Consumer<String> say) throws Failure {
    this.host = Host.read(config, say);
    this.say = say;
  }

  /** Where they lie; empty if nowhere. */
  public Optional<Path> directory() throws IOException {
    Optional<Path> directory = host.options().directory();
    return directory.isPresent() && Files.isDirectory(directory.get())
        ? Optional.of(directory.get().toRealPath())
        : Optional.empty();
  }

  /** By name. */
  public List<RecordingDirectory> all() throws IOException {
    Optional<Path> directory = directory();
    return directory.isPresent() ? new RecordingsRoot(directory.get()).all() : List.of();
  }

  /** What the focus knew, from the manifest and from what it left. */
  public RecordingFacts facts(String session, Optional<Manifest> manifest) throws IOException {
    RecordingFacts sealed = manifest.map(Manifest::facts).orElse(RecordingFacts.NONE);
    return sealed.and(host.facts().read(session).orElse(RecordingFacts.NONE));
  }

  /** Whether anybody with the operator's identity could open it. */
  public boolean hasKey(Manifest manifest) {
    return host.keys().has(manifest.key());
  }

  public boolean isRestricted(String session, Optional<Manifest> manifest) throws IOException {
    return host.doubts().of(session, manifest).stream()
        .anyMatch(doubt -> doubt.reason().equals(RESTRICTED));
  }

  /** Closes it until an operator releases it. Durable when this returns. */
  public void restrict(String session) throws IOException {
    host.facts()
        .add(
            session,
            new RecordingFacts(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(new Doubt(RESTRICTED, Instant.now()))));
  }

  /** Destroys its key, on record first. */
  public void destroy(Manifest manifest) throws IOException, Failure {
    if (hasKey(manifest)) {
      host.evidence(say).destroys(manifest, RESTRICTED);
      host.remembers(manifest);
    }
    host.keys().destroy(manifest.key()); // A run that died may have left it half overwritten.
    host.facts().delete(manifest.session());
    host.releases().delete(manifest.session());
  }

  /**
   * The same where a backup brought it back, be it the key alone.
   *
   * @param key in hex
   */
  public void destroyAgain(String session, String key) throws IOException, Failure {
    KeyId id;
    try {
      id = new KeyId(key);
    } catch (IllegalArgumentException e) {
      throw new IOException("the key of recording " + session + " is none: " + key, e);
    }
    for (RecordingDirectory each : all()) {
      if (each.session().equals(session) && each.isSealed()) {
        Manifest manifest = each.readManifest();
        if (manifest.key().equals(id)) {
          destroy(manifest);
        }
      }
    }
    host.keys().destroy(id);
  }
}
