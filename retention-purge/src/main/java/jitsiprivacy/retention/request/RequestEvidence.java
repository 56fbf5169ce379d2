package jitsiprivacy.retention.request;

import java.io.IOException;

/**
 * Puts on record what is about to happen to a request. Durable when a method returns; where it
 * throws, that does not happen.
 */
public interface RequestEvidence {

  void received(Request request) throws IOException;

  /**
   * @param request with its extension
   */
  void extended(Request request) throws IOException;

  /**
   * @param request with what became of it
   */
  void closed(Request request) throws IOException;
}
