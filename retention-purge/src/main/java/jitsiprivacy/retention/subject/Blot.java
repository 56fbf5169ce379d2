package jitsiprivacy.retention.subject;

import java.util.Arrays;

/**
 * What takes the place of somebody: as many bytes as were there, so that nothing else moves, and a
 * program that has the file open goes on writing at its end. Letters, so that what was JSON or XML
 * remains so.
 */
public final class Blot {

  private static final byte INK = 'x';

  private Blot() {}

  public static byte[] of(int length) {
    byte[] blot = new byte[length];
    Arrays.fill(blot, INK);
    return blot;
  }
}
