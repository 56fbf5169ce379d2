package jitsiprivacy.anonymizer.ipcrypt;

import java.util.function.Predicate;
import jitsiprivacy.anonymizer.address.IpAddress;

/**
 * ipcrypt-pfx on the addresses outside a set, into the addresses outside that set: what falls into
 * the set is encrypted again until it is out of it (cycle walking, Black and Rogaway 2002). Still a
 * permutation. Whole networks walk together, so that only prefixes shorter than those of the set
 * lose their meaning.
 *
 * @param avoided the set
 */
public record CycleWalk(Predicate<IpAddress> avoided) {

  /** A set that leaves one in two outside takes two steps on average; one in a thousand, 1,000. */
  private static final int LONGEST = 64;

  /**
   * Encrypts an address outside the set in place.
   *
   * @return false when the set is so large that the walk was given up; the address is unchanged
   */
  public boolean encrypt(PrefixPreserving key, IpAddress address) {
    long high = address.high();
    long low = address.low();
    for (int step = 0; step < LONGEST; step++) {
      key.encrypt(address);
      if (!avoided.test(address)) {
        return true;
      }
    }
    address.set(high, low);
    return false;
  }

  /** The same backwards. */
  public boolean decrypt(PrefixPreserving key, IpAddress address) {
    long high = address.high();
    long low = address.low();
    for (int step = 0; step < LONGEST; step++) {
      key.decrypt(address);
      if (!avoided.test(address)) {
        return true;
      }
    }
    address.set(high, low);
    return false;
  }
}
