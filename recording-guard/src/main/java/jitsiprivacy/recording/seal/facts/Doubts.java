package jitsiprivacy.recording.seal.facts;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jitsiprivacy.recording.seal.manifest.Doubt;
import jitsiprivacy.recording.seal.manifest.Manifest;

/**
 * What keeps recordings closed: all doubts in the manifest, and in what the focus left meanwhile,
 * that nobody released. It may have left that before or after the recording was sealed.
 */
public record Doubts(FactsFiles facts, Releases releases) {

  /**
   * Empty for one that may be opened.
   *
   * @throws IOException when that is not known: then it may not
   */
  public List<Doubt> of(String session, Optional<Manifest> manifest) throws IOException {
    Set<Doubt> released = releases.of(session);
    return Stream.concat(
            manifest.stream().flatMap(each -> each.facts().quarantine().stream()),
            facts.doubts(session).stream())
        .distinct()
        .filter(doubt -> !released.contains(doubt))
        .toList();
  }
}
