package jitsiprivacy.retention.hold;

import java.io.IOException;

/**
 * Puts on record what is about to happen to a hold. Durable when a method returns; where it throws,
 * that does not happen.
 */
public interface Evidence {

  void set(Hold hold) throws IOException;

  /**
   * @param hold with what is asked
   */
  void asked(Hold hold) throws IOException;

  /**
   * @param hold as it was, with who asked where it took two
   */
  void lifted(Hold hold, Lifting lifting) throws IOException;
}
