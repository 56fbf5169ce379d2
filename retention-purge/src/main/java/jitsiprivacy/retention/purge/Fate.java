package jitsiprivacy.retention.purge;

import java.io.IOException;

/** What becomes of something in hand, that nobody uses and no hold is on. */
interface Fate {

  /**
   * Does it. Killed anywhere in it, the next run does it again, or gives back what is there.
   *
   * @throws IOException when it cannot be; then all of it is there under the name it has in hand
   */
  Ended of(InHand item) throws IOException;
}
