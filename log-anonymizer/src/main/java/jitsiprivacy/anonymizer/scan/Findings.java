package jitsiprivacy.anonymizer.scan;

import jitsiprivacy.anonymizer.text.Kind;

/** Is told of everything that is replaced; what is kept is only counted. */
@FunctionalInterface
public interface Findings {

  /**
   * One finding. The offset is in bytes from the start of the stream or of the line. Of a long
   * secret only the beginning is told.
   */
  void found(Kind kind, long offset, long length, String before, String after);
}
