package jitsiprivacy.cli.scrub;

import java.io.IOException;

/** What is done with each file. */
@FunctionalInterface
interface FileTask {

  /**
   * @throws NotNowException when it is nothing to be done, or not now, which is an error only for a
   *     file that was named
   * @throws IOException when it failed; the file is as it was
   */
  FileResult run(LogFile file) throws IOException;
}
