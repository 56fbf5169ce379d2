package jitsiprivacy.recording.seal;

import java.io.IOException;
import java.nio.file.Path;

/** What is done with a recording once it is sealed. */
@FunctionalInterface
public interface FollowUp {

  /**
   * Comes again when it failed, or when the run that called it died before it came back.
   *
   * @throws IOException when it failed
   */
  void run(Path directory) throws IOException;
}
