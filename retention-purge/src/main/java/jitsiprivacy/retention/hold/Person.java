package jitsiprivacy.retention.hold;

import jitsiprivacy.retention.files.FreeText;

/**
 * Who did something on this host.
 *
 * @param uid of the system: what tells two people apart
 * @param user what that one is called; not relied on
 */
public record Person(long uid, String user) {

  /** The system has it for nobody. */
  public static final long NOBODY = 0xffff_ffffL;

  private static final int LONGEST = 256;

  /**
   * @throws IllegalArgumentException when that is none
   */
  public Person {
    if (uid < 0 || uid >= NOBODY) {
      throw new IllegalArgumentException("no user has such a number");
    }
    FreeText.check("the name of a user", user, LONGEST);
  }

  @Override
  public String toString() {
    return user + " (uid " + uid + ")";
  }
}
