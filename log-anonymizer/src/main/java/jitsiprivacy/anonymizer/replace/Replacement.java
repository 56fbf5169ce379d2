package jitsiprivacy.anonymizer.replace;

import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * What becomes of an address that was found. Fast, allocates nothing, and may be called by several
 * threads at once.
 */
public interface Replacement {

  /** What is to be written in place of an address. */
  enum Outcome {
    /** The address stays as it was written: it is not a client's. */
    KEPT,
    /** The address is written as the bits now say, of the same family as before. */
    REPLACED,
    /** A fixed token of its family is written: {@code [ipv4]} or {@code [ipv6]}. */
    REDACTED
  }

  /** Decides, and changes the bits in place when {@link Outcome#REPLACED}. */
  Outcome apply(IpAddress address);

  /**
   * Changes whenever the same address would become another one: a key was rotated. Whoever
   * remembers replacements forgets them then.
   */
  int generation();
}
