package jitsiprivacy.cli.purge;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import jitsiprivacy.recording.seal.facts.FactsFiles;
import jitsiprivacy.recording.seal.facts.Releases;
import jitsiprivacy.recording.seal.keys.KeyId;
import jitsiprivacy.recording.seal.keys.KeyStore;
import jitsiprivacy.recording.seal.manifest.Manifest;
import jitsiprivacy.retention.category.Category;
import jitsiprivacy.retention.category.ClockStart;
import jitsiprivacy.retention.category.Whose;
import jitsiprivacy.retention.hold.Held;
import jitsiprivacy.retention.purge.Candidate;
import jitsiprivacy.retention.purge.Term;
import jitsiprivacy.retention.tree.Found;

/**
 * Recordings: a sealed one is due by its manifest, one that is plain by its last change.
 *
 * @param plain for those that are not sealed
 */
record RecordingTerm(
    Category category,
    Term plain,
    KeyStore keys,
    FactsFiles facts,
    Releases releases,
    PurgeEvidence evidence)
    implements Term {

  @Override
  public Optional<Instant> due(Candidate candidate) throws IOException {
    Optional<Manifest> manifest = ManifestIn.of(candidate.found(), candidate.found().name());
    if (manifest.isEmpty() || category.from() != ClockStart.MANIFEST) {
      return plain.due(candidate);
    }
    Instant configured = category.due(manifest.get().sealed(), Whose.UNKNOWN).orElse(Instant.MAX);
    // What was promised when it was sealed is no longer for a change of the configuration.
    return Optional.of(
        manifest
            .get()
            .due()
            .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
            .filter(configured::isAfter)
            .orElse(configured));
  }

  @Override
  public Held about(Candidate candidate) throws IOException {
    Optional<Manifest> manifest = ManifestIn.of(candidate.found(), candidate.found().name());
    return new Held(
        Optional.of(candidate.path()),
        manifest.flatMap(known -> known.facts().room()).map(Set::of),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(manifest.map(Manifest::sealed).orElse(candidate.modified())));
  }

  @Override
  public void beforeDeletion(Candidate candidate, Path name) throws IOException {
    Optional<Manifest> manifest = ManifestIn.of(candidate.found(), name);
    if (manifest.isPresent()) {
      KeyId key = manifest.get().key();
      if (keys.has(key) || keys.withdrawn(key).isPresent()) {
        evidence.destroys(manifest.get());
      }
      keys.destroy(key); // A run that died may have left it half overwritten.
      facts.delete(manifest.get().session());
      releases.delete(manifest.get().session());
    }
  }

  @Override
  public void beforeWithdrawal(Candidate candidate, Path name, Instant until) throws IOException {
    Optional<Manifest> manifest = ManifestIn.of(candidate.found(), name);
    if (manifest.isPresent()) {
      keys.withdraw(manifest.get().key(), until);
    }
  }

  @Override
  public void beforeReturn(Found found, Path name) throws IOException {
    Optional<Manifest> manifest = ManifestIn.of(found, name);
    if (manifest.isPresent()) {
      keys.restore(manifest.get().key());
    }
  }
}
