package jitsiprivacy.anonymizer.scan;

/**
 * What is decided at a byte that may be part of a finding. Tells the {@link Engine} of findings.
 */
abstract class Decision {

  /**
   * @param place of the byte
   * @param behind how far back may be looked
   * @param ahead how far ahead may be looked
   */
  abstract void decide(byte[] in, int place, int behind, int ahead);
}
