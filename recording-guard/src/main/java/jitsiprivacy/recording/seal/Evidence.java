package jitsiprivacy.recording.seal;

import java.io.IOException;
import jitsiprivacy.recording.seal.manifest.Manifest;

/** Puts on record that a recording was sealed. */
@FunctionalInterface
public interface Evidence {

  /**
   * Durable when this returns. Comes again when the run that called it died before it knew.
   *
   * @param document the manifest as it lies there
   * @throws IOException when it could not be recorded: nothing plain is deleted
   */
  void sealed(Manifest manifest, byte[] document) throws IOException;
}
